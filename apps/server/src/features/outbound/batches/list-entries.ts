import type { BatchAttempt, BatchEntry, BatchEntryQuery } from '@frontdesk/contract';
import { and, asc, count, eq, gt, inArray, sql } from 'drizzle-orm';
import { batchAttempts, batchEntries, calls } from '../../../db/schema/index.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';
import type { EntryRow } from './entry-rows.ts';

/** One page of a batch's entries in their order, with their calls. */
export async function listEntries(transaction: Transaction, batchId: string, query: BatchEntryQuery) {
  const { page, pageSize, state } = query;
  const where = and(eq(batchEntries.batchId, batchId), state === undefined ? undefined : eq(batchEntries.state, state));
  const rows = await transaction
    .select()
    .from(batchEntries)
    .where(where)
    .orderBy(asc(batchEntries.position))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(batchEntries).where(where);
  return { items: await withAttempts(transaction, rows), total: counted?.total ?? 0, page, pageSize };
}

/** Names of the variables that a batch's entries have, in alphabetical order. */
export async function variablesOf(transaction: Transaction, batchId: string): Promise<string[]> {
  const rows = await transaction
    .selectDistinct({ name: sql<string>`jsonb_object_keys(${batchEntries.variables})` })
    .from(batchEntries)
    .where(eq(batchEntries.batchId, batchId));
  return rows.map(({ name }) => name).sort();
}

const EXPORTED_AT_ONCE = 500;

/** All entries of a batch in their order, read piece by piece. */
export async function* allEntries(tenant: Tenant, batchId: string): AsyncIterable<readonly BatchEntry[]> {
  for (let after = 0; ; ) {
    const entries = await tenant.run(async transaction => {
      const rows = await transaction
        .select()
        .from(batchEntries)
        .where(and(eq(batchEntries.batchId, batchId), gt(batchEntries.position, after)))
        .orderBy(asc(batchEntries.position))
        .limit(EXPORTED_AT_ONCE);
      return withAttempts(transaction, rows);
    });
    const last = entries.at(-1);
    if (!last) return;
    yield entries;
    after = last.position;
  }
}

async function withAttempts(transaction: Transaction, rows: readonly EntryRow[]): Promise<BatchEntry[]> {
  if (rows.length === 0) return [];
  const attempts = await transaction
    .select({
      entryId: batchAttempts.entryId,
      attempt: batchAttempts.attempt,
      callId: batchAttempts.callId,
      outcome: batchAttempts.outcome,
      status: calls.status,
      disposition: calls.disposition,
      startedAt: calls.startedAt,
      durationSeconds: calls.durationSeconds,
    })
    .from(batchAttempts)
    .innerJoin(calls, eq(calls.id, batchAttempts.callId))
    .where(
      inArray(
        batchAttempts.entryId,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy(asc(batchAttempts.entryId), asc(batchAttempts.attempt));
  const byEntry = Map.groupBy(attempts, ({ entryId }) => entryId);
  return rows.map(({ id, position, phoneNumber, contactId, name, variables, state, outcome, reason, dueAt }) => ({
    ...{ id, position, phoneNumber, contactId, name, variables, state, outcome, reason },
    dueAt: state === 'waiting' ? dueAt.toISOString() : null,
    attempts: (byEntry.get(id) ?? []).map(
      ({ entryId: _, startedAt, ...attempt }): BatchAttempt => ({ ...attempt, startedAt: startedAt.toISOString() }),
    ),
  }));
}
