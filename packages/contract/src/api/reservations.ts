import { z } from 'zod';
import { Id, LocalDate, LocalTime, PhoneNumberE164 } from '../identifiers.ts';
import { Reservation, ReservationStatus } from '../restaurant.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** `date` and `time` are the restaurant's wall clock; `starts_at` and `ends_at` the same as instants. */
export const ReservationDetail = Reservation.extend({
  tableId: Id,
  startsAt: Instant,
  endsAt: Instant,
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
}).meta({ id: 'Reservation' });
export type ReservationDetail = z.infer<typeof ReservationDetail>;
export const ReservationPage = pageOf(ReservationDetail);

export const ReservationListQuery = PageQuery.extend({
  /** One local date; instead of `from` and `until`. */
  date: LocalDate.optional(),
  /** First and last local date, both included. */
  from: LocalDate.optional(),
  until: LocalDate.optional(),
  status: ReservationStatus.optional(),
  /** Part of the guest's name or phone number, or the confirmation code. */
  search: z.string().trim().min(1).max(120).optional(),
  sort: z.enum(['starts_at', '-starts_at', 'created_at', '-created_at']).default('starts_at'),
}).strict();
export type ReservationListQuery = z.infer<typeof ReservationListQuery>;

const partySize = z.int().min(1).max(100);
const fields = {
  date: LocalDate,
  time: LocalTime,
  partySize,
  guestName: z.string().trim().min(1).max(120),
  guestPhone: PhoneNumberE164,
  notes: z.string().trim().max(500),
};

export const CreateReservationBody = z
  .strictObject({ ...fields, notes: fields.notes.default('') })
  .meta({ id: 'CreateReservationBody' });
export type CreateReservationBody = z.infer<typeof CreateReservationBody>;

/** What is left out stays as it is. A new date, time or party size finds a new table, or nothing changes at all. */
export const UpdateReservationBody = z
  .strictObject({ ...z.object(fields).partial().shape, version: z.int().min(1).max(2_147_483_647).optional() })
  .meta({ id: 'UpdateReservationBody' });
export type UpdateReservationBody = z.infer<typeof UpdateReservationBody>;

export const ReservationStatusBody = z
  .strictObject({ status: ReservationStatus })
  .meta({ id: 'ReservationStatusBody' });

export const AvailabilityQuery = z.strictObject({
  date: LocalDate,
  time: LocalTime,
  partySize: z.coerce.number().int().min(1).max(100),
});

const LocalSlot = z.object({ date: LocalDate, time: LocalTime });

/** `ok`, or why not and the nearest times that are free. */
export const Availability = z
  .object({
    code: z.enum(['ok', 'full', 'closed', 'too_large', 'too_soon', 'too_far', 'invalid']),
    alternatives: z.array(LocalSlot),
    nextOpening: LocalSlot.nullable(),
  })
  .meta({ id: 'Availability' });
export type Availability = z.infer<typeof Availability>;
