import type { BatchPauseReason } from '@frontdesk/contract';
import { and, eq, sql } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import type { Database } from '../../../db/connection.ts';
import { retryTransaction } from '../../../db/retry-transaction.ts';
import { batchAttempts, batchEntries, batches } from '../../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../../audit/record-audit.ts';
import type { Tenant } from '../../members/enter.ts';
import type { BatchContext } from './batch-context.ts';
import { publishProgress } from './batch-progress.ts';
import { type BatchCommand, statusAfter } from './batch-status.ts';
import { scheduleTick } from './batch-ticks.ts';
import type { BatchRow } from './entry-rows.ts';

interface StatusChange {
  readonly batchId: string;
  readonly command: BatchCommand;
  readonly now: Date;
  readonly actor: AuditActor;
  readonly pause?: { readonly reason: BatchPauseReason; readonly detail: string };
}

/** Undefined where the batch is not there, or the command makes no sense for what it is. */
async function changeStatus(
  transaction: Database,
  { batchId, command, now, actor, pause }: StatusChange,
): Promise<BatchRow | undefined> {
  const [batch] = await transaction.select().from(batches).where(eq(batches.id, batchId)).for('update');
  const status = batch && statusAfter(batch.status, command);
  if (!status) return undefined;
  const [changed] = await transaction
    .update(batches)
    .set({
      status,
      pauseReason: pause?.reason ?? null,
      pauseDetail: pause?.detail ?? '',
      ...(command === 'resume' && { failuresSince: now }),
      ...((status === 'completed' || status === 'canceled') && { endedAt: now }),
    })
    .where(eq(batches.id, batchId))
    .returning();
  if (status === 'canceled')
    await transaction
      .update(batchEntries)
      .set({ state: 'canceled' })
      .where(and(eq(batchEntries.batchId, batchId), eq(batchEntries.state, 'waiting')));
  await recordAudit(transaction, {
    ...{ businessId: batch.businessId, actor, subjectType: 'batch', subjectId: batchId },
    action: `batch.${ACTS[command]}`,
    before: { status: batch.status },
    after: { status, ...(pause && { pauseReason: pause.reason }) },
  });
  return changed;
}

const ACTS: Readonly<Record<BatchCommand, string>> = {
  start: 'started',
  pause: 'paused',
  resume: 'resumed',
  cancel: 'canceled',
  finish: 'completed',
};

/** What becomes of a batch by itself. False where there was nothing to change. */
export async function moveBatch(
  { db, wallTime }: BatchContext,
  change: Pick<StatusChange, 'batchId' | 'command' | 'pause'>,
): Promise<boolean> {
  const more = { now: wallTime(), actor: { type: 'system' } } as const;
  return retryTransaction(db, async transaction => {
    // Another tick may have given somebody another try meanwhile.
    if (change.command === 'finish' && (await hasOpenEntries(transaction, change.batchId))) return false;
    return (await changeStatus(transaction, { ...change, ...more })) !== undefined;
  });
}

async function hasOpenEntries(transaction: Database, batchId: string): Promise<boolean> {
  const open = sql`${batchEntries.state} in ('waiting', 'calling')`;
  const [entry] = await transaction
    .select({ id: batchEntries.id })
    .from(batchEntries)
    .where(and(eq(batchEntries.batchId, batchId), open))
    .limit(1);
  return entry !== undefined;
}

type Asked = 'pause' | 'resume' | 'cancel';

/** What each command has led to already when it is given again. */
const DONE: Readonly<Record<Asked, readonly string[]>> = {
  pause: ['paused'],
  resume: ['running', 'scheduled'],
  cancel: ['canceled'],
};

/**
 * Does what a member asks of a batch; one that was asked for before changes nothing. Throws `not_found`, and `conflict`
 * for a batch that is over.
 */
export async function commandBatch(context: BatchContext, tenant: Tenant, batchId: string, command: Asked) {
  const { jobs, wallTime } = context;
  const { actor, run } = tenant;
  const now = wallTime();
  const isChanged = await run(async transaction => {
    const [before] = await transaction.select({ status: batches.status }).from(batches).where(eq(batches.id, batchId));
    if (!before) throw new AppError('not_found', 'There is nothing with this id.');
    const pause = { reason: 'user', detail: 'Somebody paused it.' } as const;
    const change = { batchId, command, now, actor, ...(command === 'pause' && { pause }) };
    const changed = await changeStatus(transaction, change);
    if (!changed) {
      if (DONE[command].includes(before.status)) return false;
      throw new AppError('conflict', `The batch is ${before.status}.`);
    }
    await scheduleTick(jobs, batchId, { at: now, now, transaction });
    return true;
  });
  if (isChanged) await publishProgress(context, batchId);
}

/** The calls of a batch that go on. */
export function openCallsOf(tenant: Tenant, batchId: string): Promise<string[]> {
  return tenant.run(async transaction => {
    const rows = await transaction
      .select({ callId: batchAttempts.callId })
      .from(batchAttempts)
      .where(and(eq(batchAttempts.batchId, batchId), sql`${batchAttempts.outcome} is null`));
    return rows.map(({ callId }) => callId);
  });
}
