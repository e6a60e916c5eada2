import { z } from 'zod';
import { LocalDate, LocalTime, TimeZone } from '../identifiers.ts';

/** One opening, local time. `closes` at or before `opens` means after midnight, on the next day. */
export const OpenInterval = z.strictObject({ opens: LocalTime, closes: LocalTime }).meta({ id: 'OpenInterval' });
export type OpenInterval = z.infer<typeof OpenInterval>;

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A usual week. A day without intervals is closed. */
export const WeeklyHours = z
  .strictObject({
    monday: z.array(OpenInterval).max(6).default([]),
    tuesday: z.array(OpenInterval).max(6).default([]),
    wednesday: z.array(OpenInterval).max(6).default([]),
    thursday: z.array(OpenInterval).max(6).default([]),
    friday: z.array(OpenInterval).max(6).default([]),
    saturday: z.array(OpenInterval).max(6).default([]),
    sunday: z.array(OpenInterval).max(6).default([]),
  })
  .meta({ id: 'WeeklyHours' });
export type WeeklyHours = z.infer<typeof WeeklyHours>;

/** A dated day that replaces the weekday's hours; no intervals means closed that day. */
export const HoursException = z
  .strictObject({
    date: LocalDate,
    intervals: z.array(OpenInterval).max(6),
    note: z.string().max(200).optional(),
  })
  .meta({ id: 'HoursException' });
export type HoursException = z.infer<typeof HoursException>;

export const OpeningHours = z
  .object({
    timezone: TimeZone,
    weekly: WeeklyHours,
    exceptions: z.array(HoursException).max(400).default([]),
  })
  .meta({ id: 'OpeningHours' });
export type OpeningHours = z.infer<typeof OpeningHours>;
