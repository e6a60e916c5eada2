import { BatchSettings } from '@frontdesk/contract';
import { and, asc, desc, eq, gte, isNotNull, lte, sql } from 'drizzle-orm';
import { batchAttempts, batchEntries, batches } from '../../../db/schema/index.ts';
import type { BatchContext } from './batch-context.ts';
import { publishProgress } from './batch-progress.ts';
import { BREAKER_WINDOW, failsTooOften, isItsTurn, isOver } from './batch-status.ts';
import { scheduleTick, wakeBatches } from './batch-ticks.ts';
import { moveBatch } from './change-status.ts';
import { dialEntry } from './dial-entry.ts';
import type { BatchRow, EntryRow } from './entry-rows.ts';
import { settleAttempts } from './settle-attempts.ts';

/** People that one tick looks at; the next goes on at once. */
const MAX_STEPS = 200;
/** Each call that ends wakes its batch. This is for those whose process died before it could say so. */
const LIVE_INTERVAL_MS = 10_000;
/** How soon a batch that let another one go first looks again. */
const YIELD_MS = 2_000;

/**
 * Looks after a batch: takes note of what came of its calls, places those whose time has come, and has itself run again
 * when there is more to do. May run twice, at once or after it died half way; what it does is settled by the rows.
 */
export async function runTick(context: BatchContext, batchId: string, signal?: AbortSignal): Promise<void> {
  const { wallTime } = context;
  let batch = await findBatch(context, batchId);
  if (!batch) return;
  let hasChanged = (await settleAttempts(context, batchId)) > 0;
  if (batch.status === 'scheduled' && batch.startAt <= wallTime())
    hasChanged = (await moveBatch(context, { batchId, command: 'start' })) || hasChanged;
  batch = await findBatch(context, batchId);
  let holdUntil: Date | undefined;
  if (batch?.status === 'running') {
    const pause = await faultOf(context, batch);
    if (pause) await moveBatch(context, { batchId, command: 'pause', pause });
    else holdUntil = await dialDue(context, batch, signal);
    hasChanged = true;
  }
  if (batch && !isOver(batch.status)) await moveBatch(context, { batchId, command: 'finish' });
  if (hasChanged) await publishProgress(context, batchId);
  await scheduleNext(context, batchId, holdUntil);
}

async function findBatch({ db }: BatchContext, batchId: string): Promise<BatchRow | undefined> {
  const [batch] = await db.select().from(batches).where(eq(batches.id, batchId));
  return batch;
}

/** Why the batch had better stop. */
async function faultOf({ db }: BatchContext, { id, failuresSince }: BatchRow) {
  const latest = await db
    .select({ outcome: batchAttempts.outcome })
    .from(batchAttempts)
    .where(
      and(eq(batchAttempts.batchId, id), gte(batchAttempts.settledAt, failuresSince), isNotNull(batchAttempts.outcome)),
    )
    .orderBy(desc(batchAttempts.settledAt))
    .limit(BREAKER_WINDOW);
  const outcomes = latest.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  if (!failsTooOften(outcomes)) return undefined;
  const failed = outcomes.filter(outcome => outcome === 'failed' || outcome === 'not_placed').length;
  return { reason: 'failure_rate', detail: `${failed} of the last ${outcomes.length} calls failed.` } as const;
}

/** Places what may be placed now. Answers until when nothing can be, where that is known. */
async function dialDue(context: BatchContext, batch: BatchRow, signal?: AbortSignal): Promise<Date | undefined> {
  const { wallTime } = context;
  for (let steps = 0; steps < MAX_STEPS && !signal?.aborted; steps++) {
    const entry = await nextDue(context, batch.id);
    if (!entry) return undefined;
    if (!(await isOurTurn(context, batch))) return new Date(wallTime().getTime() + YIELD_MS);
    const step = await dialEntry(context, batch, entry);
    switch (step.type) {
      case 'placed':
        await publishProgress(context, batch.id);
        break;
      case 'moved':
        break;
      case 'failed': {
        const pause = await faultOf(context, batch);
        if (!pause) break;
        await moveBatch(context, { batchId: batch.id, command: 'pause', pause });
        return undefined;
      }
      case 'lost':
        return undefined;
      case 'hold':
        return step.until;
      case 'stop':
        await moveBatch(context, { batchId: batch.id, command: 'pause', pause: step });
        return undefined;
    }
  }
  return undefined;
}

/** Who is to be called next, if one more call may go on and the wait since the last one is over. */
async function nextDue({ db, wallTime }: BatchContext, batchId: string): Promise<EntryRow | undefined> {
  const now = wallTime();
  const [batch] = await db
    .select({ status: batches.status, nextDialAt: batches.nextDialAt, settings: batches.settings, live })
    .from(batches)
    .where(eq(batches.id, batchId));
  if (batch?.status !== 'running' || batch.nextDialAt > now) return undefined;
  if (batch.live >= BatchSettings.parse(batch.settings).maxConcurrentCalls) return undefined;
  const [entry] = await db
    .select()
    .from(batchEntries)
    .where(and(eq(batchEntries.batchId, batchId), eq(batchEntries.state, 'waiting'), lte(batchEntries.dueAt, now)))
    .orderBy(asc(batchEntries.dueAt), asc(batchEntries.position))
    .limit(1);
  return entry;
}

/** Calls of a batch that go on. Written out, since the query builder leaves table names away where there is one table. */
const live = sql<number>`(select count(*)::int from batch_entries where batch_entries.batch_id = batches.id
  and batch_entries.state = 'calling')`;

/** Whether the business's other batches let this one place a call; those that do not are woken to place theirs. */
async function isOurTurn({ db, jobs, wallTime }: BatchContext, { id, businessId }: BatchRow): Promise<boolean> {
  const now = wallTime().toISOString();
  const rows = await db
    .select({ id: batches.id, live, settings: batches.settings })
    .from(batches)
    .where(
      and(
        eq(batches.businessId, businessId),
        eq(batches.status, 'running'),
        sql`(${batches.id} = ${id} or (${batches.nextDialAt} <= ${now} and exists (select from ${batchEntries}
          where ${batchEntries.batchId} = ${batches.id} and ${batchEntries.state} = 'waiting'
            and ${batchEntries.dueAt} <= ${now})))`,
      ),
    );
  const contenders = rows.map(row => ({
    ...row,
    maxConcurrentCalls: BatchSettings.parse(row.settings).maxConcurrentCalls,
  }));
  const own = contenders.find(row => row.id === id);
  const others = contenders.filter(row => row.id !== id);
  if (!own || isItsTurn(own, others)) return true;
  await wakeBatches(
    jobs,
    others.filter(other => !isItsTurn(own, [other])).map(other => other.id),
  );
  return false;
}

/** Has the batch looked after again when there is something to do. */
async function scheduleNext(context: BatchContext, batchId: string, holdUntil: Date | undefined): Promise<void> {
  const { db, jobs, wallTime } = context;
  const now = wallTime();
  const [batch] = await db
    .select({ status: batches.status, nextDialAt: batches.nextDialAt, settings: batches.settings, live })
    .from(batches)
    .where(eq(batches.id, batchId));
  if (!batch) return;
  // On a grid, so that ticks that ran at the same time do not each bring one of their own.
  if (batch.live > 0) {
    const slot = Math.floor(now.getTime() / LIVE_INTERVAL_MS) + 1;
    await scheduleTick(jobs, batchId, { at: new Date(slot * LIVE_INTERVAL_MS), now });
  }
  if (batch.status === 'scheduled' || batch.status === 'running') {
    if (batch.live >= BatchSettings.parse(batch.settings).maxConcurrentCalls) return;
    const [first] = await db
      .select({ dueAt: batchEntries.dueAt })
      .from(batchEntries)
      .where(and(eq(batchEntries.batchId, batchId), eq(batchEntries.state, 'waiting')))
      .orderBy(asc(batchEntries.dueAt))
      .limit(1);
    if (!first) return;
    const times = [first.dueAt, batch.nextDialAt, ...(holdUntil ? [holdUntil] : [])];
    await scheduleTick(jobs, batchId, { at: new Date(Math.max(...times.map(time => time.getTime()))), now });
  }
}
