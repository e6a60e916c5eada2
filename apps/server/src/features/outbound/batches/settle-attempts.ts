import { type BatchOutcome, BatchSettings } from '@frontdesk/contract';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { retryTransaction } from '../../../db/retry-transaction.ts';
import { batchAttempts, batches, calls } from '../../../db/schema/index.ts';
import type { BatchContext } from './batch-context.ts';
import { outcomeOf } from './call-outcome.ts';
import { type EntryPlace, refuseEntry, settleEntry } from './entry-machine.ts';
import { lockEntry, moveEntry } from './entry-rows.ts';

/** A try whose call is over. */
export interface Attempt {
  readonly batchId: string;
  readonly entryId: string;
  readonly attempt: number;
}

/** Takes note of every call of a batch that ended since. Returns how many. */
export async function settleAttempts(context: BatchContext, batchId: string): Promise<number> {
  const { db, wallTime } = context;
  const ended = await db
    .select({
      ...{ batchId: batchAttempts.batchId, entryId: batchAttempts.entryId, attempt: batchAttempts.attempt },
      status: calls.status,
      callSid: calls.callSid,
      disposition: calls.disposition,
      answeredAt: calls.answeredAt,
      answeredBy: calls.answeredBy,
    })
    .from(batchAttempts)
    .innerJoin(calls, eq(calls.id, batchAttempts.callId))
    .where(and(eq(batchAttempts.batchId, batchId), isNull(batchAttempts.outcome), isNotNull(calls.endedAt)));
  for (const call of ended) await settleAttempt(db, call, { outcome: outcomeOf(call), at: wallTime() });
  return ended.length;
}

interface Ending {
  readonly outcome: BatchOutcome;
  readonly at: Date;
  /** The carrier says that the number cannot be called. */
  readonly isNumberInvalid?: boolean;
}

/** Writes down what came of a try, and whether there is to be another; once, whoever comes first. */
export function settleAttempt(
  db: Database,
  { batchId, entryId, attempt }: Attempt,
  { outcome, at, isNumberInvalid = false }: Ending,
): Promise<void> {
  return retryTransaction(db, async transaction => {
    // Nobody cancels it meanwhile, or this entry would wait in it for ever.
    const [batch] = await transaction
      .select({ status: batches.status, settings: batches.settings })
      .from(batches)
      .where(eq(batches.id, batchId))
      .for('share');
    const entry = await lockEntry(transaction, entryId);
    if (!batch || !entry) return;
    const { retries } = BatchSettings.parse(batch.settings);
    const result = { attempt, outcome, at, retries, isCanceled: batch.status === 'canceled' };
    const place: EntryPlace | undefined = isNumberInvalid
      ? refuseEntry(entry, attempt, 'number_invalid')
      : settleEntry(entry, result);
    await moveEntry(transaction, entryId, place);
    await transaction
      .update(batchAttempts)
      .set({ outcome, settledAt: at })
      .where(
        and(eq(batchAttempts.entryId, entryId), eq(batchAttempts.attempt, attempt), isNull(batchAttempts.outcome)),
      );
  });
}
