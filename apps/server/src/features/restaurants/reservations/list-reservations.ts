import type { ReservationDetail, ReservationListQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, gte, lt, or } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { AppError } from '../../../app-error.ts';
import { containsText } from '../../../db/contains-text.ts';
import { businesses, diningTables, reservations } from '../../../db/schema/index.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import type { Transaction } from '../../members/enter.ts';

const ORDER = {
  starts_at: asc(reservations.startsAt),
  '-starts_at': desc(reservations.startsAt),
  created_at: asc(reservations.createdAt),
  '-created_at': desc(reservations.createdAt),
} as const;

/** One page of reservations. Dates are the restaurant's. */
export async function listReservations(transaction: Transaction, businessId: string, query: ReservationListQuery) {
  const { page, pageSize, status, search, sort, date } = query;
  const timezone = await timezoneOf(transaction, businessId);
  const { startsFrom, startsBefore } = dayRange(timezone, { from: date ?? query.from, until: date ?? query.until });
  const where = and(
    eq(reservations.businessId, businessId),
    startsFrom && gte(reservations.startsAt, startsFrom),
    startsBefore && lt(reservations.startsAt, startsBefore),
    status && eq(reservations.status, status),
    search
      ? or(
          containsText(reservations.guestName, search),
          containsText(reservations.guestPhone, search),
          eq(reservations.confirmationCode, search.toUpperCase()),
        )
      : undefined,
  );
  const rows = await select(transaction)
    .where(where)
    .orderBy(ORDER[sort], asc(reservations.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(reservations).where(where);
  const items = rows.map(row => toReservation(row, timezone));
  return { items, total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadReservation(
  transaction: Transaction,
  businessId: string,
  reservationId: string,
): Promise<ReservationDetail> {
  const [row] = await select(transaction).where(
    and(eq(reservations.businessId, businessId), eq(reservations.id, reservationId)),
  );
  if (!row) throw new AppError('not_found', 'There is no such reservation.');
  return toReservation(row, await timezoneOf(transaction, businessId));
}

/** The instants between which local dates lie; open where no date is given. */
export function dayRange(timezone: string, { from, until }: { from?: string | undefined; until?: string | undefined }) {
  return {
    startsFrom: from === undefined ? undefined : DateTime.fromISO(from, { zone: timezone }).toJSDate(),
    startsBefore:
      until === undefined ? undefined : DateTime.fromISO(until, { zone: timezone }).plus({ days: 1 }).toJSDate(),
  };
}

export async function timezoneOf(transaction: Transaction, businessId: string): Promise<string> {
  const [row] = await transaction
    .select({ timezone: businesses.timezone })
    .from(businesses)
    .where(eq(businesses.id, businessId));
  if (!row) throw new AppError('not_found', 'There is no such business.');
  return row.timezone;
}

function select(transaction: Transaction) {
  return transaction
    .select({ reservation: reservations, tableName: diningTables.name })
    .from(reservations)
    .innerJoin(diningTables, eq(diningTables.id, reservations.tableId));
}

function toReservation(
  { reservation, tableName }: { reservation: typeof reservations.$inferSelect; tableName: string },
  timezone: string,
): ReservationDetail {
  return {
    id: reservation.id,
    confirmationCode: reservation.confirmationCode,
    guestName: reservation.guestName,
    guestPhone: reservation.guestPhone,
    partySize: reservation.partySize,
    ...toLocalSlot(reservation.startsAt, timezone),
    tableId: reservation.tableId,
    tableName,
    status: reservation.status,
    notes: reservation.notes,
    callId: reservation.callId,
    startsAt: reservation.startsAt.toISOString(),
    endsAt: reservation.endsAt.toISOString(),
    version: reservation.version,
    createdAt: reservation.createdAt.toISOString(),
    updatedAt: reservation.updatedAt.toISOString(),
  };
}
