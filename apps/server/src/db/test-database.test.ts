import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([openTestDatabase(), openTestDatabase()]);
});

afterAll(() => Promise.all([first.close(), second.close()]));

test('a test database has the schema and is nobody else’s', async () => {
  await first.pool.query(`create table only_here (id int)`);
  const tables = await second.pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public'`,
  );
  const names = tables.rows.map(row => row.table_name);
  expect(names).toContain('businesses');
  expect(names).not.toContain('only_here');
});
