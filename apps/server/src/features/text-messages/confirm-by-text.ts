import { DateTime } from 'luxon';
import { z } from 'zod';
import type { ToolContext } from '../tools/tool.ts';
import { textCaller } from './text-tools.ts';

/** What a business may set for a tool that books. */
export const ConfirmationSettings = z.strictObject({
  /** Text the caller what was booked. */
  confirm_by_text: z.boolean().default(false),
});

export interface Booking {
  /** What was booked: "table for 2". */
  readonly subject: string;
  /** Local to the business, `YYYY-MM-DD` and `HH:MM`. */
  readonly date: string;
  readonly time: string;
  readonly name: string;
  readonly phone: string;
  readonly confirmationCode?: string;
}

/** Texts what was booked, where the business wants that. A booking stands whether or not its text can be sent. */
export async function confirmByText(context: ToolContext, booking: Booking): Promise<void> {
  if (!ConfirmationSettings.parse(context.settings).confirm_by_text) return;
  const { subject, date, time, name, phone, confirmationCode } = booking;
  const { business, agent } = context.call.snapshot;
  const when = DateTime.fromISO(`${date}T${time}`, { locale: agent.config.language });
  const code = confirmationCode ? ` Confirmation code ${confirmationCode}.` : '';
  await textCaller(context, {
    body: `${business.name}: ${subject} on ${when.toFormat('cccc, LLLL d')} at ${when.toFormat('t')}, under ${name}.${code}`,
    phone,
    key: ':confirmation',
  });
}
