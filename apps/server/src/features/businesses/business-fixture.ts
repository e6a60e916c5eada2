import type { WeeklyHours } from '@frontdesk/contract';
import type { Database } from '../../db/connection.ts';
import { businesses, calls, diningTables } from '../../db/schema/index.ts';

const EVENINGS = [{ opens: '17:00', closes: '22:00' }];
/** Open from 17:00 to 22:00 every day. */
export const EVERY_EVENING: WeeklyHours = {
  monday: EVENINGS,
  tuesday: EVENINGS,
  wednesday: EVENINGS,
  thursday: EVENINGS,
  friday: EVENINGS,
  saturday: EVENINGS,
  sunday: EVENINGS,
};

/** For tests: a restaurant in New York that is open every evening, unless told otherwise. Returns its id. */
export async function insertBusiness(
  db: Database,
  values: Partial<typeof businesses.$inferInsert> = {},
): Promise<string> {
  const [row] = await db
    .insert(businesses)
    .values({
      kind: 'restaurant',
      name: 'Test Kitchen',
      address: '1 Test Street',
      timezone: 'America/New_York',
      businessHours: EVERY_EVENING,
      ...values,
    })
    .returning({ id: businesses.id });
  if (!row) throw new Error('The business was not inserted.');
  return row.id;
}

let tableCount = 0;

/** For tests: one more table. Returns its id. */
export async function insertTable(db: Database, businessId: string, capacity: number): Promise<string> {
  const [row] = await db
    .insert(diningTables)
    .values({ businessId, name: `Table ${++tableCount}`, capacity })
    .returning({ id: diningTables.id });
  if (!row) throw new Error('The table was not inserted.');
  return row.id;
}

/** For tests: a call in progress from a fixed number. Returns its id. */
export async function insertCall(
  db: Database,
  businessId: string,
  values: Partial<typeof calls.$inferInsert> = {},
): Promise<string> {
  const [row] = await db
    .insert(calls)
    .values({ businessId, direction: 'inbound', fromNumber: '+14155550123', status: 'in_progress', ...values })
    .returning({ id: calls.id });
  if (!row) throw new Error('The call was not inserted.');
  return row.id;
}
