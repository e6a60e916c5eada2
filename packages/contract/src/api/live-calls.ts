import { z } from 'zod';
import { CallCommandName } from '../call.ts';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { TransferMode } from '../transfer.ts';

/** What the agent says next, in its own voice, as written. */
export const SayOnCallBody = z.strictObject({ text: z.string().trim().min(1).max(1000) }).meta({ id: 'SayOnCallBody' });
export type SayOnCallBody = z.infer<typeof SayOnCallBody>;

/** Keys for the other end, such as a menu; `w` waits half a second. */
export const PressOnCallBody = z
  .strictObject({
    digits: z
      .string()
      .regex(/^[0-9A-D*#w]+$/, 'must be keys: 0-9, A-D, * and #, and w to wait for half a second')
      .max(32),
  })
  .meta({ id: 'PressOnCallBody' });
export type PressOnCallBody = z.infer<typeof PressOnCallBody>;

/**
 * Whom the call is passed on to. `cold`: at once. `warm`: the person is rung first, hears the briefing and may decline,
 * while the other end holds; then the agent goes on.
 */
export const TransferCallBody = z
  .strictObject({
    to: PhoneNumberE164,
    mode: TransferMode.default('cold'),
    briefing: z.string().trim().max(500).default(''),
    /** What the other end is told first; the agent's usual line when absent, nothing when empty. */
    line: z.string().trim().max(500).optional(),
  })
  .meta({ id: 'TransferCallBody' });
export type TransferCallBody = z.infer<typeof TransferCallBody>;

/** The call did as it was told. */
export const CommandedCall = z.object({ callId: Id, command: CallCommandName }).meta({ id: 'CommandedCall' });
export type CommandedCall = z.infer<typeof CommandedCall>;
