import { randomUUID } from 'node:crypto';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { inject } from 'vitest';
import { createDatabase, type Database, openPool } from './connection.ts';
import * as schema from './schema/index.ts';

export interface TestDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly db: Database;
  close(): Promise<void>;
}

/** A migrated, empty database for one test file, on the PostgreSQL that the test run shares. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const response = await fetch(inject('testPostgres'));
  if (!response.ok) throw new Error(`The tests' PostgreSQL did not start: ${await response.text()}`);
  const { adminUrl, template } = (await response.json()) as { adminUrl: string; template: string };
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(adminUrl, name, template);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  const pool = openPool(url.href, message => console.error(message));
  return { url: url.href, pool, db: drizzle(pool, { schema }), close: () => pool.end() };
}
