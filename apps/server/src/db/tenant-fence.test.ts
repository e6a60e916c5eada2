import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fenceTenants, TENANT_ROLE } from './tenant-fence.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

async function fenceAgain(): Promise<void> {
  const client = await database.pool.connect();
  try {
    await fenceTenants(client);
  } finally {
    client.release();
  }
}

it('fences a table that is new since the last start', async () => {
  await database.pool.query('create table things (id uuid, business_id uuid)');
  await fenceAgain();
  await fenceAgain();
  const { rows } = await database.pool.query(`select relrowsecurity from pg_class where relname = 'things'`);
  expect(rows).toEqual([{ relrowsecurity: true }]);
});

it('leaves no table with a business open, and none without one readable', async () => {
  const { rows } = await database.pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
        and has_table_privilege('${TENANT_ROLE}', c.oid, 'select, insert, update, delete')`,
  );
  expect(rows).toEqual([]);
});

it('tells an operator whose database user may not make the role what to run', async () => {
  const name = `limited_${Math.random().toString(36).slice(2)}`;
  await database.pool.query(`create role ${name} login password 'limited'`);
  const url = new URL(database.url);
  url.username = name;
  url.password = 'limited';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await expect(fenceTenants(client)).rejects.toThrow(
      `Run this once as the database's administrator: GRANT ${TENANT_ROLE} TO ${name};`,
    );
  } finally {
    await client.end();
    await database.pool.query(`drop role ${name}`);
  }
});
