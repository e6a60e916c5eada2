import { and, asc, eq, gt, gte, inArray, lt, ne, notExists, sql } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { diningTables, reservations } from '../../../db/schema/index.ts';
import type { BookingPolicy } from '../restaurant-profile.ts';
import { seatingEnd } from './plan-seating.ts';
import { type SeatingSearch, seatingStarts } from './slot-grid.ts';

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

export interface FreeStartsSearch extends SeatingSearch {
  readonly businessId: string;
  readonly partySize: number;
  readonly exceptReservationId?: string;
}

/** The starts of a few days at which some table is free for the whole seating. */
export async function findFreeStarts(db: Database, policy: BookingPolicy, search: FreeStartsSearch): Promise<Date[]> {
  const starts = [...seatingStarts(policy, search)];
  const [first, last] = [starts[0], starts.at(-1)];
  if (!first || !last) return [];
  const tables = await db
    .select({ id: diningTables.id })
    .from(diningTables)
    .where(
      and(
        eq(diningTables.businessId, search.businessId),
        eq(diningTables.isActive, true),
        gte(diningTables.capacity, search.partySize),
      ),
    );
  const seatingMinutes = policy.rules.seatingMinutes;
  const claims = await db
    .select({ tableId: reservations.tableId, startsAt: reservations.startsAt, endsAt: reservations.endsAt })
    .from(reservations)
    .where(
      and(
        eq(reservations.businessId, search.businessId),
        inArray(reservations.status, [...LIVE_STATUSES]),
        lt(reservations.startsAt, seatingEnd(last, seatingMinutes)),
        gt(reservations.endsAt, first),
        search.exceptReservationId ? ne(reservations.id, search.exceptReservationId) : undefined,
      ),
    );
  const claimsByTable = Map.groupBy(claims, claim => claim.tableId);
  return starts.filter(startsAt => {
    const endsAt = seatingEnd(startsAt, seatingMinutes);
    return tables.some(
      table => !claimsByTable.get(table.id)?.some(claim => claim.startsAt < endsAt && claim.endsAt > startsAt),
    );
  });
}
