import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertBusiness } from '../features/businesses/business-fixture.ts';
import { businesses } from './schema/index.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { updateVersioned } from './update-versioned.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const rename = (id: string, name: string, version: number | null) =>
  updateVersioned(database.db, businesses, { id, version, set: { name } });

it('of many editors of one version one wins, and the others are told', async () => {
  const id = await insertBusiness(database.db);
  const edits = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(name => rename(id, name, 1)));
  const won = edits.flatMap(edit => (edit.status === 'fulfilled' ? [edit.value] : []));
  const lost = edits.flatMap(edit => (edit.status === 'rejected' ? [edit.reason.code] : []));
  expect(lost).toEqual(Array(4).fill('version_conflict'));
  expect(won).toMatchObject([{ version: 2 }]);
  const [row] = await database.db.select().from(businesses).where(eq(businesses.id, id));
  expect(row?.name).toBe(won[0]?.name);
});

it('without a version goes with any, and a row that is not there is not found', async () => {
  const id = await insertBusiness(database.db);
  await rename(id, 'first', 1);
  expect(await rename(id, 'second', null)).toMatchObject({ name: 'second', version: 3 });
  await expect(rename('01890a5d-ac96-774b-bcce-b302099a8057', 'x', 1)).rejects.toMatchObject({ code: 'not_found' });
});
