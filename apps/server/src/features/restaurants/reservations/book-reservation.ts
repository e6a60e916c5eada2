import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { diningTables, reservations } from '../../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../../audit/record-audit.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import { callReference } from '../../calls/call-reference.ts';
import { loadBookingPolicy } from '../restaurant-profile.ts';
import { takeTurn } from './booking-queue.ts';
import { createConfirmationCode } from './confirmation-code.ts';
import type { BookingOutcome, ReservationSummary, SeatingRequest } from './outcome.ts';
import { findSeating } from './seat-party.ts';

export interface BookReservation {
  readonly businessId: string;
  readonly request: SeatingRequest;
  readonly guestName: string;
  /** E.164 */
  readonly guestPhone: string;
  readonly notes: string;
  readonly callId: string | null;
  /** The same key again answers with the reservation it made the first time. */
  readonly idempotencyKey: string | null;
  readonly actor: AuditActor;
  readonly now: Date;
}

/**
 * Books the smallest free table that fits. Of several who ask for the last table at once exactly one gets it; the
 * others are offered the nearest free times.
 */
export function bookReservation(db: Database, booking: BookReservation): Promise<BookingOutcome> {
  return takeTurn(db, booking.businessId, async transaction => {
    // Each lap that does not return lost a table or a code to somebody else, so the laps end with the tables.
    for (;;) {
      const earlier = await findByIdempotencyKey(transaction, booking.businessId, booking.idempotencyKey);
      if (earlier) return { code: 'ok', ...earlier };
      const seating = await findSeating(transaction, booking);
      if (seating.code !== 'seat') return seating;
      const confirmationCode = createConfirmationCode();
      const [row] = await transaction
        .insert(reservations)
        .values({
          businessId: booking.businessId,
          tableId: seating.table.id,
          callId: callReference(booking.businessId, booking.callId),
          confirmationCode,
          guestName: booking.guestName,
          guestPhone: booking.guestPhone,
          partySize: booking.request.partySize,
          startsAt: seating.startsAt,
          endsAt: seating.endsAt,
          notes: booking.notes,
          idempotencyKey: booking.idempotencyKey,
        })
        .onConflictDoNothing()
        .returning({ id: reservations.id });
      if (!row) continue;
      const slot = toLocalSlot(seating.startsAt, seating.timezone);
      await recordAudit(transaction, {
        businessId: booking.businessId,
        actor: booking.actor,
        action: 'reservation.booked',
        subjectType: 'reservation',
        subjectId: row.id,
        after: { ...slot, partySize: booking.request.partySize, tableName: seating.table.name },
      });
      return {
        code: 'ok',
        id: row.id,
        confirmationCode,
        guestName: booking.guestName,
        partySize: booking.request.partySize,
        tableName: seating.table.name,
        ...slot,
      };
    }
  });
}

async function findByIdempotencyKey(
  db: Database,
  businessId: string,
  key: string | null,
): Promise<ReservationSummary | undefined> {
  if (key === null) return undefined;
  const [row] = await db
    .select({
      id: reservations.id,
      confirmationCode: reservations.confirmationCode,
      guestName: reservations.guestName,
      partySize: reservations.partySize,
      tableName: diningTables.name,
      startsAt: reservations.startsAt,
    })
    .from(reservations)
    .innerJoin(diningTables, eq(diningTables.id, reservations.tableId))
    .where(and(eq(reservations.businessId, businessId), eq(reservations.idempotencyKey, key)));
  const policy = row && (await loadBookingPolicy(db, businessId));
  if (!row || !policy) return undefined;
  const { startsAt, ...summary } = row;
  return { ...summary, ...toLocalSlot(startsAt, policy.hours.timezone) };
}
