import type { PageQuery, Reservation, RestaurantDetail } from '@frontdesk/contract';
import { and, asc, count, eq, gte, lt } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, diningTables, reservations } from '../../db/schema/index.ts';
import { toLocalSlot } from '../businesses/appointments/local-slot.ts';
import { toBusinessProfile } from '../businesses/business-profile.ts';
import { loadMenu, loadSpecials } from './menu.ts';
import { RestaurantProfile } from './restaurant-profile.ts';

/** A restaurant with everything its owner edits. Throws `not_found`. */
export async function loadRestaurant(db: Database, businessId: string): Promise<RestaurantDetail> {
  const row = await findRestaurant(db, businessId);
  const [menu, specials, tables] = await Promise.all([
    loadMenu(db, businessId),
    loadSpecials(db, businessId),
    db
      .select({
        id: diningTables.id,
        name: diningTables.name,
        capacity: diningTables.capacity,
        isActive: diningTables.isActive,
      })
      .from(diningTables)
      .where(eq(diningTables.businessId, businessId))
      .orderBy(asc(diningTables.name)),
  ]);
  const { reservationRules } = RestaurantProfile.parse(row.profile);
  return { ...toBusinessProfile(row), reservationRules, menu, specials, tables };
}

export interface ReservationListQuery extends PageQuery {
  readonly date?: string | undefined;
}

/** One page of reservations in order of time; with a date, those that start on it by the restaurant's clock. */
export async function listReservations(db: Database, businessId: string, query: ReservationListQuery) {
  const { timezone } = await findRestaurant(db, businessId);
  const { page, pageSize, date } = query;
  const day = date === undefined ? undefined : DateTime.fromISO(date, { zone: timezone });
  const where = and(
    eq(reservations.businessId, businessId),
    day ? gte(reservations.startsAt, day.toJSDate()) : undefined,
    day ? lt(reservations.startsAt, day.plus({ days: 1 }).toJSDate()) : undefined,
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select({ reservation: reservations, tableName: diningTables.name })
      .from(reservations)
      .innerJoin(diningTables, eq(diningTables.id, reservations.tableId))
      .where(where)
      .orderBy(asc(reservations.startsAt), asc(reservations.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(reservations).where(where),
  ]);
  const items = rows.map(
    ({ reservation, tableName }): Reservation => ({
      id: reservation.id,
      confirmationCode: reservation.confirmationCode,
      guestName: reservation.guestName,
      guestPhone: reservation.guestPhone,
      partySize: reservation.partySize,
      ...toLocalSlot(reservation.startsAt, timezone),
      tableName,
      status: reservation.status,
      notes: reservation.notes,
      callId: reservation.callId,
    }),
  );
  return { items, total: counted?.total ?? 0, page, pageSize };
}

async function findRestaurant(db: Database, businessId: string) {
  const [row] = await db
    .select()
    .from(businesses)
    .where(and(eq(businesses.id, businessId), eq(businesses.kind, 'restaurant')));
  if (!row) throw new AppError('not_found', 'There is no such restaurant.');
  return row;
}
