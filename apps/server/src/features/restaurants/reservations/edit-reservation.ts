import type { ReservationDetail, ReservationStatus, UpdateReservationBody } from '@frontdesk/contract';
import { and, eq, gt, inArray, lt, ne } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { reservations } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { checkVersion } from '../../../http/versioning.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import { takeTurn } from './booking-queue.ts';
import { cancelReservation, changeReservation } from './change-reservation.ts';
import { loadReservation, timezoneOf } from './list-reservations.ts';
import { toSeatingError } from './refusal.ts';
import { LIVE_STATUSES } from './tables.ts';

type ReservationRow = typeof reservations.$inferSelect;

export interface EditReservation {
  readonly reservationId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateReservationBody, 'version'>;
  readonly now: Date;
}

/**
 * Changes a reservation, all of it or nothing. Throws `version_conflict`, `conflict` when no table is free or the party
 * has come or gone, and `validation_failed`.
 */
export function editReservation(tenant: Tenant, edit: EditReservation): Promise<ReservationDetail> {
  const { businessId, actor } = tenant;
  const { reservationId, version, now } = edit;
  return inTurn(tenant, async transaction => {
    const current = await lockReservation(transaction, businessId, reservationId);
    checkVersion(current.version, version);
    const { guestName, guestPhone, notes, ...seating } = edit.changes;
    const timezone = await timezoneOf(transaction, businessId);
    const slot = { ...toLocalSlot(current.startsAt, timezone), partySize: current.partySize };
    // A form that sends everything back as it was moves nobody.
    const changes = changedFields(slot, sentFields(seating)).after;
    const isMoved = Object.keys(changes).length > 0;
    if (isMoved) {
      if (current.status !== 'booked') throw new AppError('conflict', `This reservation is ${current.status}.`);
      const outcome = await changeReservation(transaction, { businessId, reservationId, actor, now, changes });
      if (outcome.code === 'not_found') throw noSuchReservation();
      if (outcome.code !== 'ok') throw toSeatingError(outcome);
    }
    const set = sentFields({ guestName, guestPhone, notes });
    if (Object.keys(set).length > 0) {
      if (isMoved) await transaction.update(reservations).set(set).where(isIt(businessId, reservationId));
      else await updateVersioned(transaction, reservations, { id: reservationId, version, set });
      await recordAudit(transaction, {
        ...auditOf(tenant, reservationId),
        action: 'reservation.changed',
        ...changedFields(current, set),
      });
    }
    return loadReservation(transaction, businessId, reservationId);
  });
}

/** Where a reservation may go from each status. What was canceled is booked anew instead. */
const MOVES: Readonly<Record<ReservationStatus, readonly ReservationStatus[]>> = {
  booked: ['seated', 'completed', 'no_show', 'canceled'],
  seated: ['completed', 'booked'],
  completed: ['seated'],
  no_show: ['seated', 'booked'],
  canceled: [],
};

export interface MoveReservation {
  readonly reservationId: string;
  readonly status: ReservationStatus;
  readonly now: Date;
}

/**
 * Notes that a party came, left, stayed away or canceled. The same status again changes nothing. Throws `conflict` for a
 * move that makes no sense, and when the table has been given to somebody else.
 */
export function moveReservation(tenant: Tenant, move: MoveReservation): Promise<ReservationDetail> {
  const { businessId, actor } = tenant;
  const { reservationId, status, now } = move;
  return inTurn(tenant, async transaction => {
    const current = await lockReservation(transaction, businessId, reservationId);
    if (current.status === status) return loadReservation(transaction, businessId, reservationId);
    if (!MOVES[current.status].includes(status))
      throw new AppError('conflict', `A reservation that is ${current.status} cannot become ${status}.`);
    if (status === 'canceled') {
      await cancelReservation(transaction, { businessId, reservationId, actor, now });
    } else {
      if (holdsTable(status) && !holdsTable(current.status)) await requireTableFree(transaction, current);
      await updateVersioned(transaction, reservations, { id: reservationId, version: null, set: { status } });
      await recordAudit(transaction, {
        ...auditOf(tenant, reservationId),
        action: `reservation.${status}`,
        before: { status: current.status },
        after: { status },
      });
    }
    return loadReservation(transaction, businessId, reservationId);
  });
}

function inTurn<Result>(tenant: Tenant, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  return tenant.run(transaction => takeTurn(transaction, tenant.businessId, work));
}

async function lockReservation(transaction: Transaction, businessId: string, id: string): Promise<ReservationRow> {
  const [row] = await transaction.select().from(reservations).where(isIt(businessId, id)).for('update');
  if (!row) throw noSuchReservation();
  return row;
}

async function requireTableFree(transaction: Transaction, reservation: ReservationRow): Promise<void> {
  const [other] = await transaction
    .select({ id: reservations.id })
    .from(reservations)
    .where(
      and(
        eq(reservations.businessId, reservation.businessId),
        eq(reservations.tableId, reservation.tableId),
        ne(reservations.id, reservation.id),
        inArray(reservations.status, [...LIVE_STATUSES]),
        lt(reservations.startsAt, reservation.endsAt),
        gt(reservations.endsAt, reservation.startsAt),
      ),
    )
    .limit(1);
  if (other) throw new AppError('conflict', 'The table has been given to another party.');
}

function holdsTable(status: ReservationStatus): boolean {
  return LIVE_STATUSES.some(live => live === status);
}

function isIt(businessId: string, id: string) {
  return and(eq(reservations.businessId, businessId), eq(reservations.id, id));
}

function auditOf({ businessId, actor }: Tenant, reservationId: string) {
  return { businessId, actor, subjectType: 'reservation', subjectId: reservationId };
}

function noSuchReservation(): AppError {
  return new AppError('not_found', 'There is no such reservation.');
}
