import type { ScriptStep, Words } from '@frontdesk/emulators';
import { CALLERS, spoken } from '../../../packages/providers/src/local/fixtures/callers.ts';

/** A recording's words, for scripts whose calls are to be quick to prepare: nothing has to be synthesised. */
export function recorded(name: string): Words {
  const label = CALLERS[name];
  if (label === undefined) throw new Error(`There is no recording "${name}".`);
  return { samples: spoken(name), label };
}

/** Waits for the agent to finish, then says what was recorded. */
export const sayRecorded = (name: string): ScriptStep => ({ type: 'say', words: recorded(name) });
