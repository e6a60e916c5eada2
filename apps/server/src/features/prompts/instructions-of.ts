import type { CallSnapshot } from '@frontdesk/contract';
import type { Database } from '../../db/connection.ts';
import { withinMs } from '../telephony/within.ts';
import { loadPromptContext } from './prompt-context.ts';
import { promptOf } from './prompt-templates.ts';
import { renderPrompt } from './render-prompt.ts';

export interface InstructionsFor {
  readonly snapshot: CallSnapshot;
  /** E.164; null when withheld. */
  readonly callerNumber: string | null;
  readonly at: Date;
}

/** The caller hears silence meanwhile. */
const LOOKUP_LIMIT_MS = 1_000;

/** The agent's own prompt, or the one of its kind of business, filled in for a call. Without the database, without names. */
export async function instructionsOf(db: Database, call: InstructionsFor): Promise<string> {
  const { snapshot } = call;
  const template = promptOf(snapshot.agent.config, snapshot.business.kind);
  const nameless = { ...call, callerName: null, ownerName: null };
  const context = await withinMs(LOOKUP_LIMIT_MS, loadPromptContext(db, call)).catch(() => nameless);
  return renderPrompt(template, context).prompt;
}
