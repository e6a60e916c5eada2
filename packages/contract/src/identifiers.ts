import { z } from 'zod';

/** Every record's id: a UUIDv7, so ids sort by the time they were made. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** A phone number in E.164: `+`, country code, subscriber number; at most 15 digits (ITU-T E.164 §6). */
export const PhoneNumberE164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'Write the number in international form, for example +14155550123.');
export type PhoneNumberE164 = z.infer<typeof PhoneNumberE164>;

/** An IANA zone the runtime knows, such as `America/New_York`. */
export const TimeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(
    zone => {
      try {
        new Intl.DateTimeFormat('en', { timeZone: zone });
        // The runtime takes offsets such as +01:00 too, which know no daylight-saving time.
        return /^[A-Za-z]/.test(zone);
      } catch {
        return false;
      }
    },
    { error: 'Use an IANA time zone name, for example Europe/Berlin.' },
  );

/** Local calendar date, `2026-11-21`. */
export const LocalDate = z.iso.date();
/** Local wall-clock time on a 24-hour clock, `18:30`. */
export const LocalTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write the time as HH:MM, for example 18:30.');

/** An amount in the currency's minor unit (cents), with its ISO 4217 code. */
export const Money = z
  .strictObject({
    amountMinor: z.int().min(0).max(2_147_483_647),
    currency: z.string().regex(/^[A-Z]{3}$/, 'Write the currency as its ISO 4217 code, for example USD.'),
  })
  .meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;
