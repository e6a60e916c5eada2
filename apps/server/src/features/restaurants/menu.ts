import type { MenuItem, Special } from '@frontdesk/contract';
import { and, asc, eq, gte, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { menuItems, specials } from '../../db/schema/index.ts';

/** The whole menu in its own order, dishes that ran out included. */
export async function loadMenu(db: Database, businessId: string): Promise<MenuItem[]> {
  const rows = await db
    .select()
    .from(menuItems)
    .where(and(eq(menuItems.businessId, businessId), isNull(menuItems.deletedAt)))
    .orderBy(asc(menuItems.position), asc(menuItems.id));
  return rows.map(row => ({
    id: row.id,
    section: row.section,
    name: row.name,
    description: row.description,
    price: { amountMinor: row.priceMinor, currency: row.currency },
    allergens: row.allergens,
    diets: row.diets,
    isAvailable: row.isAvailable,
  }));
}

/** Specials that are not over yet. A day of grace, because the restaurant's date may be behind the server's. */
export async function loadSpecials(db: Database, businessId: string): Promise<Special[]> {
  const rows = await db
    .select()
    .from(specials)
    .where(and(eq(specials.businessId, businessId), gte(specials.validUntil, sql`current_date - 1`)))
    .orderBy(asc(specials.validFrom), asc(specials.id));
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    description: row.description,
    ...(row.priceMinor !== null &&
      row.currency !== null && { price: { amountMinor: row.priceMinor, currency: row.currency } }),
    validFrom: row.validFrom,
    validUntil: row.validUntil,
  }));
}
