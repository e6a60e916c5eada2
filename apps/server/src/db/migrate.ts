import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { fenceTenants } from './tenant-fence.ts';
import { indexWords } from './word-indexes.ts';

/** Any constant will do as long as every node uses the same one. */
const MIGRATION_LOCK = 7_215_300_201;

/**
 * Runs the migrations that are not applied yet, then fences the tenants' rows, new tables' too, and indexes what is
 * searched by parts of words. Nodes that start at the same time wait for each other. A statement may take longer than
 * the pool allows, because a migration may rewrite a table.
 */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
    await fenceTenants(client);
    await indexWords(client);
  } finally {
    // Ends the session, which releases the lock and the setting.
    client.release(true);
  }
}

/** `drizzle/` sits two folders up in the source tree and beside `main.js` in the bundle. */
function migrationsFolder(): string {
  const beside = fileURLToPath(new URL('./drizzle', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../drizzle', import.meta.url));
}
