import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Database } from '../db/connection.ts';
import { TENANT_ROLE } from '../db/tenant-fence.ts';
import type { JobQueue } from './job-queue.ts';

/** Connections for fetching and settling jobs, besides the one that listens; handlers use the server's own pool. */
const POOL_SIZE = 3;
/** A longer wait between two tries helps nobody. */
const LONGEST_RETRY_SECONDS = 600;
const STOP_LIMIT_MS = 10_000;
/** New jobs announce themselves; those whose time comes later are found by looking. Seconds. */
const POLLING = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

export interface SendOptions {
  /** The job exists when, and only when, this transaction commits. */
  readonly transaction?: Pick<Database, 'execute'>;
  /** Not before then. */
  readonly startAfter?: Date;
  /** While a job with this key waits, another one is not added. */
  readonly key?: string;
}

export interface WorkOptions {
  /** Jobs of this queue that one process works on at a time. Default 1. */
  readonly concurrency?: number;
}

/**
 * Work that must happen although the process may die: kept in the database, picked up by any process, tried again when
 * it fails. At least once: a handler must bear being run twice for the same job.
 */
export interface Jobs {
  /** Begins to work on a queue. A handler that throws has the job tried again; `signal` aborts at its time limit. */
  work<Payload extends object>(
    queue: JobQueue<Payload>,
    handler: (payload: Payload, signal: AbortSignal) => Promise<void>,
    options?: WorkOptions,
  ): Promise<void>;
  /** Adds a job. False when one with the same key waits already. */
  send<Payload extends object>(queue: JobQueue<Payload>, payload: Payload, options?: SendOptions): Promise<boolean>;
  /** Has a job added at the times of a cron expression, in UTC; once for all processes together. */
  repeat<Payload extends object>(queue: JobQueue<Payload>, cron: string, payload: Payload): Promise<void>;
  /** Waits a little for running handlers; what is not done then is tried again elsewhere. Idempotent. */
  close(): Promise<void>;
}

export interface OpenJobsOptions {
  readonly databaseUrl: string;
  readonly logger: { warn(facts: object, message: string): void; error(facts: object, message: string): void };
}

/** Opens the queues on the server's database. The schema is made, or brought up to date, on the way. */
export async function openJobs({ databaseUrl, logger }: OpenJobsOptions): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    application_name: 'frontdesk-jobs',
    max: POOL_SIZE,
    useListenNotify: true,
  });
  boss.on('error', error => logger.error({ err: error }, 'Trouble with the job queue.'));
  boss.on('warning', ({ message }) => logger.warn({ reason: message }, 'The job queue warns.'));
  await boss.start();
  await letTenantsSend(boss);
  const queues = new Map<string, Promise<void>>();
  const ensure = (queue: JobQueue<object>): Promise<void> => {
    const known = queues.get(queue.name);
    if (known) return known;
    const made = makeQueue(boss, queue).catch((error: unknown) => {
      queues.delete(queue.name);
      throw error;
    });
    queues.set(queue.name, made);
    return made;
  };
  const addWorker = async <Payload extends object>(
    queue: JobQueue<Payload>,
    handler: (payload: Payload, signal: AbortSignal) => Promise<void>,
  ) => {
    let workerId = '';
    workerId = await boss.work(queue.name, POLLING, async jobs => {
      // Whoever has just finished looks for more at once, instead of waiting for the next poll.
      boss.notifyWorker(workerId);
      for (const job of jobs) {
        const payload = queue.payload.parse(job.data);
        await handler(payload, job.signal).catch((error: unknown) => {
          logger.warn({ queue: queue.name, jobId: job.id, attempt: job.retryCount, err: error }, 'A job failed.');
          throw error;
        });
      }
    });
  };
  let closing: Promise<void> | undefined;
  return {
    async work(queue, handler, { concurrency = 1 } = {}) {
      await ensure(queue);
      for (let worker = 0; worker < concurrency; worker++) await addWorker(queue, handler);
    },
    async send(queue, payload, { transaction, startAfter, key } = {}) {
      await ensure(queue);
      const id = await boss.send(queue.name, payload, {
        ...(transaction && { db: fromDrizzle(transaction, sql) }),
        ...(startAfter && { startAfter }),
        // The queue's policy lets one job wait for each key, so a job without one gets its own.
        singletonKey: key ?? randomUUID(),
      });
      return id !== null;
    },
    async repeat(queue, cron, payload) {
      await ensure(queue);
      await boss.schedule(queue.name, cron, payload, { tz: 'UTC' });
    },
    close() {
      closing ??= boss.stop({ graceful: true, timeout: STOP_LIMIT_MS, close: true });
      return closing;
    },
  };
}

async function makeQueue(boss: PgBoss, queue: JobQueue<object>): Promise<void> {
  const options = {
    retryLimit: queue.retries,
    retryDelay: queue.retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_SECONDS,
    expireInSeconds: queue.timeLimitSeconds,
    notify: true,
  };
  // With this policy a key is taken while its job waits, and free again once the job runs.
  if (await boss.getQueue(queue.name)) await boss.updateQueue(queue.name, options);
  else await boss.createQueue(queue.name, { policy: 'short', ...options });
}

/** A transaction of one business may add jobs: they hold ids, and whoever works on them enters the business again. */
async function letTenantsSend(boss: PgBoss): Promise<void> {
  await boss
    .getDb()
    .executeSql(
      `grant usage on schema pgboss to ${TENANT_ROLE}; ` +
        `grant select, insert on all tables in schema pgboss to ${TENANT_ROLE}; ` +
        `grant execute on all functions in schema pgboss to ${TENANT_ROLE}`,
    );
}
