import type { CreateListingBody, ListingDetail, ListingListQuery, UpdateListingBody } from '@frontdesk/contract';
import { and, asc, count, desc, eq, gt, gte, isNull, lte, or } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import { containsText } from '../../../db/contains-text.ts';
import { sqlState } from '../../../db/retry-transaction.ts';
import { listings, viewings } from '../../../db/schema/index.ts';
import { updateVersioned } from '../../../db/update-versioned.ts';
import { changedFields } from '../../audit/changed-fields.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { sentFields } from '../../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';

type ListingRow = typeof listings.$inferSelect;

const UNIQUE_VIOLATION = '23505';
const ORDER = {
  reference: asc(listings.reference),
  '-reference': desc(listings.reference),
  price: asc(listings.priceMinor),
  '-price': desc(listings.priceMinor),
  created_at: asc(listings.createdAt),
  '-created_at': desc(listings.createdAt),
} as const;

/** One page of the listings, those sold or withdrawn included. */
export async function listListings(transaction: Transaction, businessId: string, query: ListingListQuery) {
  const { page, pageSize, status, offer, bedrooms, maxPriceMinor, search, sort } = query;
  const where = and(
    eq(listings.businessId, businessId),
    isNull(listings.deletedAt),
    status && eq(listings.status, status),
    offer && eq(listings.offer, offer),
    bedrooms === undefined ? undefined : gte(listings.bedrooms, bedrooms),
    maxPriceMinor === undefined ? undefined : lte(listings.priceMinor, maxPriceMinor),
    search ? or(containsText(listings.reference, search), containsText(listings.address, search)) : undefined,
  );
  const rows = await transaction
    .select()
    .from(listings)
    .where(where)
    .orderBy(ORDER[sort], asc(listings.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(listings).where(where);
  return { items: rows.map(toListing), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function findListing(transaction: Transaction, businessId: string, id: string): Promise<ListingRow> {
  const [row] = await transaction
    .select()
    .from(listings)
    .where(and(eq(listings.businessId, businessId), eq(listings.id, id), isNull(listings.deletedAt)));
  if (!row) throw new AppError('not_found', 'There is no such listing.');
  return row;
}

/** Throws `conflict` when another listing has the reference. */
export function addListing({ businessId, actor, run }: Tenant, body: CreateListingBody): Promise<ListingDetail> {
  const { price, ...fields } = body;
  const adding = run(async transaction => {
    const [row] = await transaction
      .insert(listings)
      .values({ businessId, ...fields, ...toPriceColumns(price) })
      .returning();
    if (!row) throw new Error('The listing was not kept.');
    const after = { reference: row.reference, address: row.address };
    await recordAudit(transaction, { businessId, actor, ...subject(row.id), action: 'listing.created', after });
    return toListing(row);
  });
  return withReference(adding);
}

export interface ChangeListing {
  readonly listingId: string;
  /** The version the change is based on. */
  readonly version: number;
  readonly changes: Omit<UpdateListingBody, 'version'>;
}

/** Throws `not_found`, `version_conflict`, and `conflict` when another listing has the reference. */
export function changeListing(
  { businessId, actor, run }: Tenant,
  { listingId, version, changes }: ChangeListing,
): Promise<ListingDetail> {
  const { price, ...fields } = changes;
  const changing = run(async transaction => {
    const current = await findListing(transaction, businessId, listingId);
    const set = { ...sentFields(fields), ...(price && toPriceColumns(price)) };
    const row = await updateVersioned(transaction, listings, {
      id: listingId,
      version,
      set: { ...set, updatedAt: new Date() },
      where: and(eq(listings.businessId, businessId), isNull(listings.deletedAt)),
    });
    const changed = changedFields(current, set);
    await recordAudit(transaction, { businessId, actor, ...subject(listingId), action: 'listing.changed', ...changed });
    return toListing(row);
  });
  return withReference(changing);
}

/** Takes a listing off the books; past visits keep it. Throws `conflict` while somebody is going to visit it. */
export function removeListing({ businessId, actor, run }: Tenant, listingId: string, now: Date): Promise<void> {
  return run(async transaction => {
    const row = await findListing(transaction, businessId, listingId);
    const coming = and(
      eq(viewings.businessId, businessId),
      eq(viewings.listingId, listingId),
      eq(viewings.status, 'booked'),
      gt(viewings.startsAt, now),
    );
    if ((await transaction.$count(viewings, coming)) > 0)
      throw new AppError(
        'conflict',
        'Viewings of this listing are booked. Cancel them first, or withdraw the listing.',
      );
    await updateVersioned(transaction, listings, { id: listingId, version: row.version, set: { deletedAt: now } });
    const before = { reference: row.reference, address: row.address };
    await recordAudit(transaction, { businessId, actor, ...subject(listingId), action: 'listing.deleted', before });
  });
}

export function toListing({ priceMinor, currency, businessId: _, deletedAt: __, ...row }: ListingRow): ListingDetail {
  return {
    ...row,
    price: { amountMinor: priceMinor, currency },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

function toPriceColumns({ amountMinor, currency }: CreateListingBody['price']) {
  return { priceMinor: amountMinor, currency };
}

async function withReference<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    const message = 'Another listing has this reference.';
    throw new AppError('conflict', message, { problems: [{ field: 'reference', message }], cause: error });
  }
}

const subject = (subjectId: string) => ({ subjectType: 'listing', subjectId });
