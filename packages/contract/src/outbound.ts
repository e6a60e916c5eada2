import { z } from 'zod';
import { WEEKDAYS } from './hours/schema.ts';
import { LocalTime } from './identifiers.ts';

/** What happens when a machine picks up: `go_on` lets the agent talk to it. */
export const MachineAction = z.enum(['hang_up', 'leave_message', 'go_on']).meta({ id: 'MachineAction' });
export type MachineAction = z.infer<typeof MachineAction>;

/** Who put a number on a do-not-call list: a person of the business, the callee on a call, or a file. */
export const DoNotCallSource = z.enum(['staff', 'callee', 'import']).meta({ id: 'DoNotCallSource' });
export type DoNotCallSource = z.infer<typeof DoNotCallSource>;

/** When people may be called, in their own local time. */
export const CallingWindow = z
  .strictObject({
    from: LocalTime.default('08:00'),
    /** Not included. Not after midnight. */
    until: LocalTime.default('21:00'),
    days: z
      .array(z.enum(WEEKDAYS))
      .min(1)
      .max(7)
      .default([...WEEKDAYS]),
  })
  .refine(window => window.from < window.until, { path: ['until'], error: 'must be later than from' })
  .meta({ id: 'CallingWindow' });
export type CallingWindow = z.infer<typeof CallingWindow>;

/** Where an answering machine may be told something. The agent's own voice says it, once the machine's greeting is over. */
export const MachineHandling = z
  .strictObject({
    action: MachineAction.default('go_on'),
    /** What is left on the machine; needed for `leave_message`. */
    message: z.string().trim().min(1).max(1000).optional(),
  })
  .refine(({ action, message }) => action !== 'leave_message' || message !== undefined, {
    path: ['message'],
    error: 'Say what is to be left on the machine.',
  })
  .meta({ id: 'MachineHandling' });
export type MachineHandling = z.infer<typeof MachineHandling>;
