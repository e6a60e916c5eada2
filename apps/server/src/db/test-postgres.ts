import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createDatabase, openPool } from './connection.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrateDatabase } from './migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where `openTestDatabase` asks for the shared server. */
    testPostgres: string;
  }
}

const TEMPLATE = 'migrated';
/** Nothing here outlives the run, so nothing waits for the disk. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

/**
 * Vitest's global setup: one PostgreSQL for the whole run, started when the first test file asks for it, so that runs
 * without database tests do not pay for one.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<{ server: EmbeddedPostgres; folder: string }> | null = null;
  const broker = createServer(async (_request, response) => {
    try {
      started ??= start();
      const { server } = await started;
      response.end(JSON.stringify({ adminUrl: server.url('postgres'), template: TEMPLATE }));
    } catch (error) {
      response.statusCode = 500;
      response.end(error instanceof Error ? error.message : String(error));
    }
  });
  broker.listen(0, '127.0.0.1');
  await once(broker, 'listening');
  project.provide('testPostgres', `http://127.0.0.1:${(broker.address() as AddressInfo).port}/`);
  return async () => {
    broker.close();
    broker.closeAllConnections();
    const running = await started?.catch(() => null);
    await running?.server.close();
    if (running) await rm(running.folder, { recursive: true, force: true });
  };
}

async function start() {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-test-'));
  const server = await startEmbeddedPostgres({ folder, settings: SETTINGS });
  await createDatabase(server.url('postgres'), TEMPLATE);
  await migrateTemplate(server.url(TEMPLATE));
  return { server, folder };
}

/** A template can only be copied while nobody is connected to it. */
async function migrateTemplate(url: string): Promise<void> {
  const pool = openPool(url, message => console.error(message));
  try {
    await migrateDatabase(pool);
  } finally {
    await pool.end();
  }
}
