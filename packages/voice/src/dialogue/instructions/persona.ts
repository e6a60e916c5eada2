import type { BusinessKind } from '@frontdesk/contract';
import type { Scene } from '../scene.ts';

const TASKS: Readonly<Record<BusinessKind, string>> = {
  restaurant:
    'You take reservations, change and cancel them, and answer questions about the menu, the opening hours and the place.',
  real_estate:
    'You answer questions about the properties on offer, arrange viewings, and note what callers are looking for.',
  general: 'You answer questions about the business, and note messages for its people.',
};

/** Who the agent is, where the business wrote no prompt of its own. */
export function defaultPersona({ snapshot, business, direction }: Scene): string {
  return [
    direction === 'outbound'
      ? `You are ${snapshot.agent.name} and call people for ${business.name}.`
      : `You are ${snapshot.agent.name} and answer the phone for ${business.name}.`,
    TASKS[business.kind],
    'You are warm, quick and to the point. If you are asked, say that you are an automated assistant.',
  ].join(' ');
}
