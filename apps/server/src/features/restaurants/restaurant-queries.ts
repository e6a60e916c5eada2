import type { RestaurantDetail } from '@frontdesk/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { diningTables } from '../../db/schema/index.ts';
import { findBusiness, toEditable } from '../businesses/business-detail.ts';
import { toBusinessProfile } from '../businesses/business-profile.ts';
import type { Transaction } from '../members/enter.ts';
import { loadMenu, loadSpecials } from './menu.ts';
import { RestaurantProfile } from './restaurant-profile.ts';

/** A restaurant with everything its owner edits. Throws `not_found`. */
export async function loadRestaurant(transaction: Transaction, businessId: string): Promise<RestaurantDetail> {
  const row = await findBusiness(transaction, businessId);
  const menu = await loadMenu(transaction, businessId);
  const specials = await loadSpecials(transaction, businessId);
  const tables = await transaction
    .select({
      id: diningTables.id,
      name: diningTables.name,
      capacity: diningTables.capacity,
      isActive: diningTables.isActive,
    })
    .from(diningTables)
    .where(and(eq(diningTables.businessId, businessId), isNull(diningTables.deletedAt)))
    .orderBy(asc(diningTables.name));
  const { reservationRules } = RestaurantProfile.parse(row.profile);
  return {
    ...toBusinessProfile(row),
    timezone: row.timezone,
    ...toEditable(row),
    reservationRules,
    menu,
    specials,
    tables,
  };
}
