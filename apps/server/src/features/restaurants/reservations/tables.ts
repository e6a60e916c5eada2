import { and, asc, eq, gt, gte, inArray, lt, ne, notExists, sql } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { diningTables, reservations } from '../../../db/schema/index.ts';
import type { Claim } from '../../businesses/appointments/free-starts.ts';

/** Statuses that hold a table; the same as in the constraint `reservations_no_overlap`. */
export const LIVE_STATUSES = ['booked', 'seated'] as const;

export interface TableSearch {
  readonly businessId: string;
  readonly partySize: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** A reservation that is being moved does not stand in its own way. */
  readonly exceptReservationId?: string;
}

/** The smallest free table the party fits at, or undefined. */
export async function findFreeTable(db: Database, search: TableSearch) {
  const taken = db
    .select({ one: sql`1` })
    .from(reservations)
    .where(
      and(
        eq(reservations.tableId, diningTables.id),
        inArray(reservations.status, [...LIVE_STATUSES]),
        lt(reservations.startsAt, search.endsAt),
        gt(reservations.endsAt, search.startsAt),
        search.exceptReservationId ? ne(reservations.id, search.exceptReservationId) : undefined,
      ),
    );
  const [table] = await db
    .select({ id: diningTables.id, name: diningTables.name })
    .from(diningTables)
    .where(
      and(
        eq(diningTables.businessId, search.businessId),
        eq(diningTables.isActive, true),
        gte(diningTables.capacity, search.partySize),
        notExists(taken),
      ),
    )
    .orderBy(asc(diningTables.capacity), asc(diningTables.name))
    .limit(1);
  return table;
}

/** Seats of the largest table in use; 0 without tables. */
export async function largestTable(db: Database, businessId: string): Promise<number> {
  const [row] = await db
    .select({ capacity: sql<number>`coalesce(max(${diningTables.capacity}), 0)::int` })
    .from(diningTables)
    .where(and(eq(diningTables.businessId, businessId), eq(diningTables.isActive, true)));
  return row?.capacity ?? 0;
}

/** Ids of the tables in use that the party fits at. */
export async function findFittingTables(db: Database, businessId: string, partySize: number): Promise<string[]> {
  const rows = await db
    .select({ id: diningTables.id })
    .from(diningTables)
    .where(
      and(
        eq(diningTables.businessId, businessId),
        eq(diningTables.isActive, true),
        gte(diningTables.capacity, partySize),
      ),
    );
  return rows.map(row => row.id);
}

/** The live reservations that take a table at some moment between the two instants. */
export function findClaims(
  db: Database,
  search: { businessId: string; from: Date; until: Date; exceptReservationId?: string },
): Promise<Claim[]> {
  return db
    .select({ resourceId: reservations.tableId, startsAt: reservations.startsAt, endsAt: reservations.endsAt })
    .from(reservations)
    .where(
      and(
        eq(reservations.businessId, search.businessId),
        inArray(reservations.status, [...LIVE_STATUSES]),
        lt(reservations.startsAt, search.until),
        gt(reservations.endsAt, search.from),
        search.exceptReservationId ? ne(reservations.id, search.exceptReservationId) : undefined,
      ),
    );
}
