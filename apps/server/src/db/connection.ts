import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { StartupError } from '../startup-error.ts';
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts';
import { migrateDatabase } from './migrate.ts';
import * as schema from './schema/index.ts';

/** Queries over the whole schema; also what a transaction's callback receives. */
export type Database = NodePgDatabase<typeof schema>;

const EMBEDDED_DATABASE = 'frontdesk';
/**
 * Connections of one process. A call writes a row a turn and books in one transaction of a few milliseconds, so ten
 * serve hundreds of calls; more only queue inside PostgreSQL.
 */
const POOL_SIZE = 10;
const CONNECT_LIMIT_MS = 10_000;
const IDLE_LIMIT_MS = 60_000;
/** A statement that runs longer is a mistake, and would hold up everything queued behind it. */
const STATEMENT_LIMIT_MS = 30_000;

export interface OpenDatabase {
  readonly url: string;
  /** False with an outside server. */
  readonly isEmbedded: boolean;
  readonly pool: pg.Pool;
  readonly db: Database;
  /** Waits for running queries, then stops the embedded server. Idempotent. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** An outside server's connection URL; the embedded server when absent. */
  readonly databaseUrl?: string | undefined;
  /** Where the embedded server keeps its data. Must exist, and be locked by the caller. */
  readonly dataDir: string;
  /** Told of connections that broke while idle. */
  readonly onError: (message: string) => void;
  /** Told when the embedded server dies by itself. */
  readonly onDeath: (message: string) => void;
}

/** Connects, starting the embedded server when no outside one is given, and brings the schema up to date. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataDir, onError, onDeath } = options;
  const server = databaseUrl ? null : await startEmbeddedPostgres({ folder: dataDir, onDeath });
  let closing: Promise<void> | null = null;
  try {
    if (server) await createDatabase(server.url('postgres'), EMBEDDED_DATABASE);
    const url = databaseUrl ?? server?.url(EMBEDDED_DATABASE) ?? '';
    // Connections still say goodbye when the pool has ended; a server that stops meanwhile is no news then.
    const pool = openPool(url, message => closing === null && onError(message));
    const close = () => {
      closing ??= pool.end().then(() => server?.close());
      return closing;
    };
    try {
      await reach(pool);
      await migrateDatabase(pool);
    } catch (error) {
      await close();
      throw error;
    }
    return { url, isEmbedded: server !== null, pool, db: drizzle(pool, { schema }), close };
  } catch (error) {
    await server?.close();
    throw error;
  }
}

/** A pool that survives a server that goes away: broken idle connections are reported and replaced. */
export function openPool(connectionString: string, onError: (message: string) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: POOL_SIZE,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    idleTimeoutMillis: IDLE_LIMIT_MS,
    statement_timeout: STATEMENT_LIMIT_MS,
    application_name: 'frontdesk',
  });
  pool.on('error', error => onError(`A database connection broke: ${error.message}`));
  return pool;
}

/** Makes the database unless it exists. `adminUrl` is another database of the same server. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount) return;
    const from = template ? ` template ${client.escapeIdentifier(template)}` : '';
    await client.query(`create database ${client.escapeIdentifier(name)}${from}`);
  } finally {
    await client.end();
  }
}

async function reach(pool: pg.Pool): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : String(cause);
    throw new StartupError(`The database cannot be reached: ${reason}. Check DATABASE_URL and that the server runs.`, {
      cause,
    });
  }
}
