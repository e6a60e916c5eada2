import type { Clock } from '@frontdesk/voice';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from './call-records.ts';

const RETRY_MS = 1_000;

export interface NodeLeaseOptions {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly logger: { warn(facts: object, message: string): void };
}

/**
 * Shows the other processes on the same database that this one lives: a session lock named after its id, on a
 * connection of its own. A process that is killed loses the lock with its connection, at once, so its calls can be told
 * from those of the living without a heartbeat.
 */
export class NodeLease {
  readonly nodeId = uuidv7();
  readonly #options: NodeLeaseOptions;
  #client: pg.PoolClient | undefined;
  #cancelRetry: (() => void) | undefined;
  #isClosed = false;

  constructor(options: NodeLeaseOptions) {
    this.#options = options;
  }

  /** Takes the lock. While the database is away it keeps trying in the background. */
  async acquire(): Promise<void> {
    if (this.#isClosed) return;
    try {
      const client = await this.#options.pool.connect();
      client.once('error', () => this.#lost(client));
      this.#client = client;
      await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [this.nodeId]);
      if (this.#isClosed) this.close();
    } catch {
      this.#lost(this.#client);
    }
  }

  /** Gives the lock up. Idempotent. */
  close(): void {
    this.#isClosed = true;
    this.#cancelRetry?.();
    this.#client?.release(true);
    this.#client = undefined;
  }

  #lost(client: pg.PoolClient | undefined): void {
    if (this.#client === client) {
      this.#client = undefined;
      client?.release(true);
    }
    if (this.#isClosed) return;
    this.#options.logger.warn(
      { nodeId: this.nodeId },
      'The lock that shows this process alive was lost; taking it again.',
    );
    this.#cancelRetry?.();
    this.#cancelRetry = this.#options.clock.schedule(RETRY_MS, () => void this.acquire());
  }
}

/** Whether the process of that id is gone. Holds its lock until the transaction ends, so that one process cleans up. */
export async function isNodeGone(transaction: Queries, nodeId: string): Promise<boolean> {
  const result = await transaction.execute<{ gone: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${nodeId}, 0)) as gone`,
  );
  return result.rows[0]?.gone === true;
}
