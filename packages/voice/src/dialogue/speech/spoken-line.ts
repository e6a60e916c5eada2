import type { CallSnapshot } from '@frontdesk/contract';
import type { CallFacts } from '../../ports/dialogue.ts';
import { sceneOf } from '../scene.ts';
import { businessScope, callScope } from './scope.ts';
import { renderSpoken } from './template.ts';

export interface SpokenLineOptions {
  readonly call: Omit<CallFacts, 'id'>;
  readonly snapshot: CallSnapshot;
  readonly wallTime: Date;
}

/**
 * One of an agent's lines as it is spoken on a call, such as its voicemail message. A sentence one of whose values is not
 * known is left out, so the line may come out empty.
 */
export function spokenLine(template: string, { call, snapshot, wallTime }: SpokenLineOptions): string {
  const scene = sceneOf(snapshot, call, wallTime);
  return renderSpoken(template, { ...businessScope(scene), ...callScope(scene) }, scene);
}
