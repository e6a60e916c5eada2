import type { Listing } from '@frontdesk/contract';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { listings } from '../../db/schema/index.ts';

/** The listings an agent may talk about: what is on offer or under offer. */
export async function loadOpenListings(db: Database, businessId: string): Promise<Listing[]> {
  const rows = await db
    .select()
    .from(listings)
    .where(
      and(
        eq(listings.businessId, businessId),
        inArray(listings.status, ['active', 'under_offer']),
        isNull(listings.deletedAt),
      ),
    )
    .orderBy(asc(listings.reference));
  return rows.map(row => ({
    id: row.id,
    reference: row.reference,
    address: row.address,
    kind: row.kind,
    offer: row.offer,
    price: { amountMinor: row.priceMinor, currency: row.currency },
    bedrooms: row.bedrooms,
    bathrooms: row.bathrooms,
    ...(row.areaSquareFeet !== null && { areaSquareFeet: row.areaSquareFeet }),
    description: row.description,
    status: row.status,
  }));
}
