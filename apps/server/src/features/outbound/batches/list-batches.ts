import {
  type Batch,
  type BatchCounts,
  type BatchDetail,
  type BatchOutcome,
  type BatchQuery,
  BatchSettings,
} from '@frontdesk/contract';
import { and, count, desc, eq, isNotNull, max, sql } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import type { Database } from '../../../db/connection.ts';
import { batchAttempts, batchEntries, batches, calls } from '../../../db/schema/index.ts';
import type { Principal } from '../../auth/principal.ts';
import { visibleTo } from '../../members/access.ts';
import type { Transaction } from '../../members/enter.ts';
import { countEntries } from './batch-progress.ts';
import { estimateEnd, isOver } from './batch-status.ts';
import type { BatchRow } from './entry-rows.ts';

/** One page of the batches that somebody may see, latest first. */
export async function listBatches(db: Database, principal: Principal, query: BatchQuery) {
  const { page, pageSize, businessId, status } = query;
  const where = and(
    visibleTo(db, principal, batches.businessId, 'calls:read'),
    businessId === undefined ? undefined : eq(batches.businessId, businessId),
    status === undefined ? undefined : eq(batches.status, status),
  );
  const rows = await db
    .select()
    .from(batches)
    .where(where)
    .orderBy(desc(batches.createdAt), desc(batches.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await db.select({ total: count() }).from(batches).where(where);
  const counts = await countEntries(
    db,
    rows.map(({ id }) => id),
  );
  return { items: rows.map(row => toBatch(row, counts)), total: counted?.total ?? 0, page, pageSize };
}

/** A batch as it is now. Throws `not_found`. */
export async function loadBatch(transaction: Transaction, batchId: string, now: Date): Promise<BatchDetail> {
  const [row] = await transaction.select().from(batches).where(eq(batches.id, batchId));
  if (!row) throw new AppError('not_found', 'There is nothing with this id.');
  const batch = toBatch(row, await countEntries(transaction, [batchId]));
  const outcomes = await countOutcomes(transaction, batchId);
  const estimatedEndAt = await estimate(transaction, batch, now);
  return { ...batch, outcomes, estimatedEndAt: estimatedEndAt?.toISOString() ?? null };
}

function toBatch(row: BatchRow, counted: ReadonlyMap<string, BatchCounts>): Batch {
  const { id, businessId, name, agentId, fromNumber: from, status, pauseReason, pauseDetail } = row;
  const counts = counted.get(id);
  if (!counts) throw new Error('The entries of a batch were not counted.');
  return {
    ...{ id, businessId, name, agentId, from, status, pauseReason, pauseDetail, counts },
    settings: BatchSettings.parse(row.settings),
    startAt: row.startAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

async function countOutcomes(transaction: Transaction, batchId: string): Promise<Record<BatchOutcome, number>> {
  const rows = await transaction
    .select({ outcome: batchAttempts.outcome, attempts: count() })
    .from(batchAttempts)
    .where(and(eq(batchAttempts.batchId, batchId), isNotNull(batchAttempts.outcome)))
    .groupBy(batchAttempts.outcome);
  const counted = new Map(rows.map(({ outcome, attempts }) => [outcome, attempts]));
  const of = (outcome: BatchOutcome) => counted.get(outcome) ?? 0;
  return {
    ...{ answered: of('answered'), machine: of('machine'), busy: of('busy'), no_answer: of('no_answer') },
    ...{ failed: of('failed'), not_placed: of('not_placed'), canceled: of('canceled') },
  };
}

async function estimate(transaction: Transaction, batch: Batch, now: Date): Promise<Date | null> {
  const { id, status, counts, settings } = batch;
  if (isOver(status) || status === 'paused') return null;
  const [last] = await transaction
    .select({ dueAt: max(batchEntries.dueAt) })
    .from(batchEntries)
    .where(and(eq(batchEntries.batchId, id), eq(batchEntries.state, 'waiting')));
  const [taken] = await transaction
    .select({ seconds: sql<number | null>`avg(extract(epoch from ${calls.endedAt} - ${calls.startedAt}))::float8` })
    .from(batchAttempts)
    .innerJoin(calls, eq(calls.id, batchAttempts.callId))
    .where(and(eq(batchAttempts.batchId, id), isNotNull(batchAttempts.outcome)));
  const { delaySeconds, maxConcurrentCalls } = settings;
  const { waiting, calling } = counts;
  const pace = { now, waiting, calling, lastDueAt: last?.dueAt ?? null, delaySeconds, maxConcurrentCalls };
  return estimateEnd({ ...pace, secondsPerCall: taken?.seconds ?? null });
}
