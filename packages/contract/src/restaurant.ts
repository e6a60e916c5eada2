import { z } from 'zod';
import { Id, LocalDate, LocalTime, Money, PhoneNumberE164 } from './identifiers.ts';

export const MenuItem = z.object({
  id: Id,
  section: z.string().min(1).max(80),
  name: z.string().min(1).max(120),
  description: z.string().max(500).default(''),
  price: Money,
  allergens: z.array(z.string().max(40)).default([]),
  /** `vegetarian`, `vegan`, `gluten_free` … */
  diets: z.array(z.string().max(40)).default([]),
  isAvailable: z.boolean().default(true),
});
export type MenuItem = z.infer<typeof MenuItem>;

/** A dish or an offer that holds for a span of local dates, both ends included. */
export const Special = z.object({
  id: Id,
  title: z.string().min(1).max(120),
  description: z.string().max(500).default(''),
  price: Money.optional(),
  validFrom: LocalDate,
  validUntil: LocalDate,
});
export type Special = z.infer<typeof Special>;

/** How the restaurant takes bookings. Durations in minutes. */
export const ReservationRules = z
  .object({
    minPartySize: z.int().min(1).max(100).default(1),
    /** Larger parties are put through to a person. */
    maxPartySize: z.int().min(1).max(100).default(8),
    /** How long a table is held for a party. */
    seatingMinutes: z.int().min(15).max(600).default(90),
    /** Bookings start on this grid, counted from midnight. */
    slotMinutes: z.int().min(5).max(120).default(15),
    /** The last booking starts this long before closing. */
    lastSeatingBeforeCloseMinutes: z.int().min(0).max(600).default(60),
    minNoticeMinutes: z.int().min(0).max(43_200).default(30),
    maxDaysAhead: z.int().min(1).max(365).default(60),
  })
  .meta({ id: 'ReservationRules' });
export type ReservationRules = z.infer<typeof ReservationRules>;

export const ReservationStatus = z
  .enum(['booked', 'seated', 'completed', 'canceled', 'no_show'])
  .meta({ id: 'ReservationStatus' });
export type ReservationStatus = z.infer<typeof ReservationStatus>;

export const Reservation = z.object({
  id: Id,
  /** What the caller is told, five letters and digits that sound distinct on the phone. */
  confirmationCode: z.string(),
  guestName: z.string().min(1).max(120),
  guestPhone: PhoneNumberE164,
  partySize: z.int().min(1).max(100),
  date: LocalDate,
  time: LocalTime,
  tableName: z.string(),
  status: ReservationStatus,
  notes: z.string().max(500).default(''),
  callId: Id.nullable(),
});
export type Reservation = z.infer<typeof Reservation>;
