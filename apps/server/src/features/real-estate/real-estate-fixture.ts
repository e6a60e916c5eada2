import type { Database } from '../../db/connection.ts';
import { listings, phoneNumbers } from '../../db/schema/index.ts';
import { insertBusiness } from '../businesses/business-fixture.ts';

/** For tests: a real-estate business in Austin, open every evening. Returns its id. */
export function insertEstateAgent(db: Database, name = 'Harbor Homes'): Promise<string> {
  return insertBusiness(db, { kind: 'real_estate', name, timezone: 'America/Chicago' });
}

let count = 0;

/** For tests: a house for sale. Returns its id. */
export async function insertListing(db: Database, businessId: string): Promise<string> {
  const [row] = await db
    .insert(listings)
    .values({
      businessId,
      reference: `H${++count}`,
      address: `${count} Oak Street`,
      kind: 'house',
      offer: 'sale',
      priceMinor: 45_000_000,
      currency: 'USD',
      bedrooms: 3,
      bathrooms: 2,
    })
    .returning({ id: listings.id });
  if (!row) throw new Error('The listing was not inserted.');
  return row.id;
}

/** For tests: numbers that wait in the platform's pool. Returns them. */
export async function fillPool(db: Database, howMany: number): Promise<string[]> {
  const numbers = Array.from({ length: howMany }, () => `+1512${String(5_550_000 + ++count)}`);
  if (howMany > 0) await db.insert(phoneNumbers).values(numbers.map(number => ({ number })));
  return numbers;
}
