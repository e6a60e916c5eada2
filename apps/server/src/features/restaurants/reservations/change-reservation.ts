import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { businesses, reservations } from '../../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../../audit/record-audit.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import { takeTurn } from './booking-queue.ts';
import type { BookingOutcome, SeatingRequest } from './outcome.ts';
import { findSeating } from './seat-party.ts';

export interface ReservationAct {
  readonly businessId: string;
  readonly reservationId: string;
  readonly actor: AuditActor;
  readonly now: Date;
}

export interface ChangeReservation extends ReservationAct {
  /** What is absent stays as it is. */
  readonly changes: Partial<SeatingRequest>;
}

export type ChangeOutcome = BookingOutcome | { readonly code: 'not_found' };
export type CancelOutcome =
  | { readonly code: 'ok'; readonly date: string; readonly time: string }
  | { code: 'not_found' };

/** Moves a booked reservation, keeping its code. It holds its old table until the new one is certain. */
export function changeReservation(db: Database, change: ChangeReservation): Promise<ChangeOutcome> {
  return takeTurn(db, change.businessId, async transaction => {
    const current = await lockBooked(transaction, change);
    if (!current) return { code: 'not_found' };
    const before = { ...toLocalSlot(current.startsAt, current.timezone), partySize: current.partySize };
    const request = { ...before, ...change.changes };
    const seating = await findSeating(transaction, {
      businessId: change.businessId,
      request,
      now: change.now,
      exceptReservationId: change.reservationId,
    });
    if (seating.code !== 'seat') return seating;
    await transaction
      .update(reservations)
      .set({
        tableId: seating.table.id,
        startsAt: seating.startsAt,
        endsAt: seating.endsAt,
        partySize: request.partySize,
        version: sql`${reservations.version} + 1`,
      })
      .where(and(eq(reservations.businessId, change.businessId), eq(reservations.id, change.reservationId)));
    const after = { ...toLocalSlot(seating.startsAt, seating.timezone), partySize: request.partySize };
    await recordAudit(transaction, { ...auditOf(change), action: 'reservation.changed', before, after });
    return {
      code: 'ok',
      id: change.reservationId,
      confirmationCode: current.confirmationCode,
      guestName: current.guestName,
      tableName: seating.table.name,
      ...after,
    };
  });
}

/** Frees the table. Canceling twice is the same as once. */
export function cancelReservation(db: Database, act: ReservationAct): Promise<CancelOutcome> {
  return takeTurn(db, act.businessId, async transaction => {
    const current = await lock(transaction, act);
    if (!current || (current.status !== 'booked' && current.status !== 'canceled')) return { code: 'not_found' };
    const slot = toLocalSlot(current.startsAt, current.timezone);
    if (current.status === 'canceled') return { code: 'ok', ...slot };
    await transaction
      .update(reservations)
      // The caller may want the very same booking again, on the same call.
      .set({ status: 'canceled', idempotencyKey: null, version: sql`${reservations.version} + 1` })
      .where(and(eq(reservations.businessId, act.businessId), eq(reservations.id, act.reservationId)));
    await recordAudit(transaction, { ...auditOf(act), action: 'reservation.canceled', before: { ...slot } });
    return { code: 'ok', ...slot };
  });
}

function auditOf({ businessId, reservationId, actor }: ReservationAct) {
  return { businessId, actor, subjectType: 'reservation', subjectId: reservationId };
}

async function lockBooked(db: Database, act: ReservationAct) {
  const row = await lock(db, act);
  return row?.status === 'booked' ? row : undefined;
}

async function lock(db: Database, { businessId, reservationId }: ReservationAct) {
  const [row] = await db
    .select({
      status: reservations.status,
      startsAt: reservations.startsAt,
      partySize: reservations.partySize,
      guestName: reservations.guestName,
      confirmationCode: reservations.confirmationCode,
      timezone: businesses.timezone,
    })
    .from(reservations)
    .innerJoin(businesses, eq(businesses.id, reservations.businessId))
    .where(and(eq(reservations.businessId, businessId), eq(reservations.id, reservationId)))
    .for('update', { of: reservations });
  return row;
}
