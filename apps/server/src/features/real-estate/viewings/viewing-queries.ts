import type { ViewingDetail, ViewingListQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, gte, lt, or } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { AppError } from '../../../app-error.ts';
import { containsText } from '../../../db/contains-text.ts';
import { businesses, listings, viewings } from '../../../db/schema/index.ts';
import { toLocalSlot } from '../../businesses/appointments/local-slot.ts';
import type { Transaction } from '../../members/enter.ts';

/** One page of the viewings. Dates are the business's. */
export async function listViewings(transaction: Transaction, businessId: string, query: ViewingListQuery) {
  const { page, pageSize, from, until, status, listingId, search, sort } = query;
  const zone = await timezoneOf(transaction, businessId);
  const midnight = (date: string) => DateTime.fromISO(date, { zone });
  const where = and(
    eq(viewings.businessId, businessId),
    from === undefined ? undefined : gte(viewings.startsAt, midnight(from).toJSDate()),
    until === undefined ? undefined : lt(viewings.startsAt, midnight(until).plus({ days: 1 }).toJSDate()),
    status && eq(viewings.status, status),
    listingId === undefined ? undefined : eq(viewings.listingId, listingId),
    search ? or(containsText(viewings.visitorName, search), containsText(viewings.visitorPhone, search)) : undefined,
  );
  const order = sort === 'starts_at' ? asc : desc;
  const rows = await select(transaction)
    .where(where)
    .orderBy(order(viewings.startsAt), order(viewings.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(viewings).where(where);
  return { items: rows.map(row => toViewing(row, zone)), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadViewing(transaction: Transaction, businessId: string, id: string): Promise<ViewingDetail> {
  const [row] = await select(transaction).where(and(eq(viewings.businessId, businessId), eq(viewings.id, id)));
  if (!row) throw noSuchViewing();
  return toViewing(row, await timezoneOf(transaction, businessId));
}

export function noSuchViewing(): AppError {
  return new AppError('not_found', 'There is no such viewing.');
}

async function timezoneOf(transaction: Transaction, businessId: string): Promise<string> {
  const [row] = await transaction
    .select({ timezone: businesses.timezone })
    .from(businesses)
    .where(eq(businesses.id, businessId));
  if (!row) throw new AppError('not_found', 'There is no such business.');
  return row.timezone;
}

const select = (transaction: Transaction) =>
  transaction
    .select({ row: viewings, reference: listings.reference, address: listings.address })
    .from(viewings)
    .innerJoin(listings, eq(listings.id, viewings.listingId));

interface FoundViewing {
  readonly row: typeof viewings.$inferSelect;
  readonly reference: string;
  readonly address: string;
}

function toViewing({ row, reference, address }: FoundViewing, zone: string): ViewingDetail {
  const { businessId: _, idempotencyKey: __, ...viewing } = row;
  return {
    ...viewing,
    ...toLocalSlot(row.startsAt, zone),
    listingReference: reference,
    address,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
