import { and, eq, exists, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { batchAttempts, batchEntries, batches } from '../../../db/schema/index.ts';
import type { Jobs } from '../../../jobs/jobs.ts';
import type { BatchContext } from './batch-context.ts';
import { BATCH_SWEEPS, BATCH_TICKS, wakeBatches } from './batch-ticks.ts';
import { runTick } from './run-tick.ts';

/** Batches that one process looks after at a time; each waits for the carrier most of it. */
const CONCURRENCY = 4;
const EVERY_MINUTE = '* * * * *';

/** Begins to call the people of batches. */
export async function workOnBatches(context: BatchContext): Promise<void> {
  const { jobs } = context;
  await jobs.work(BATCH_TICKS, ({ batchId }, signal) => runTick(context, batchId, signal), {
    concurrency: CONCURRENCY,
  });
  await jobs.work(BATCH_SWEEPS, () => sweepBatches(context));
  await jobs.repeat(BATCH_SWEEPS, EVERY_MINUTE, {});
}

/** Wakes batches that have something to do, in case their next tick got lost. */
export async function sweepBatches({ db, jobs, wallTime }: BatchContext): Promise<void> {
  const now = wallTime();
  const due = db
    .select({ id: sql`1` })
    .from(batchEntries)
    .where(and(eq(batchEntries.batchId, batches.id), eq(batchEntries.state, 'waiting'), lte(batchEntries.dueAt, now)));
  const open = db
    .select({ id: sql`1` })
    .from(batchAttempts)
    .where(and(eq(batchAttempts.batchId, batches.id), isNull(batchAttempts.outcome)));
  const rows = await db
    .select({ id: batches.id })
    .from(batches)
    .where(
      or(
        and(inArray(batches.status, ['scheduled', 'running']), lte(batches.nextDialAt, now), exists(due)),
        and(inArray(batches.status, ['running', 'paused', 'canceled']), exists(open)),
      ),
    );
  await wakeBatches(
    jobs,
    rows.map(({ id }) => id),
  );
}

/** Wakes the batches of calls that ended, so that the next ones need not wait. */
export async function wakeAfterCalls(
  { db, jobs }: { readonly db: Database; readonly jobs: Jobs },
  callIds: readonly string[],
): Promise<void> {
  const rows = await db
    .select({ batchId: batchAttempts.batchId })
    .from(batchAttempts)
    .where(and(inArray(batchAttempts.callId, [...callIds]), isNull(batchAttempts.outcome)));
  await wakeBatches(
    jobs,
    rows.map(({ batchId }) => batchId),
  );
}
