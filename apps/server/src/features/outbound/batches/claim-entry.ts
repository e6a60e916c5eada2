import { BatchSettings } from '@frontdesk/contract';
import { and, count, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { batchAttempts, batchEntries, batches, calls } from '../../../db/schema/index.ts';
import { claimEntry } from './entry-machine.ts';
import { lockEntry, moveEntry } from './entry-rows.ts';

/**
 * Why a call must not be placed after all. `lost`: somebody else places it, or the batch was stopped · `on-the-phone`:
 * another call with that number goes on.
 */
export class ClaimRefused extends Error {
  readonly reason: 'lost' | 'on-the-phone';
  constructor(reason: ClaimRefused['reason']) {
    super(`The entry could not be claimed: ${reason}.`);
    this.name = 'ClaimRefused';
    this.reason = reason;
  }
}

export interface Claim {
  readonly batchId: string;
  readonly entryId: string;
  readonly callId: string;
  readonly now: Date;
}

/** No call lasts longer; what seems to was never ended properly. */
const LONGEST_CALL_MS = 4 * 3_600_000;

/**
 * Ties an entry to the call that is about to be placed, in the transaction that writes the call: whoever dies after it
 * leaves a try whose call tells what came of it. Throws `ClaimRefused`, which takes the call's record back, too.
 */
export async function claimForCall(transaction: Database, claim: Claim): Promise<void> {
  const { batchId, entryId, callId, now } = claim;
  const [batch] = await transaction.select().from(batches).where(eq(batches.id, batchId)).for('update');
  if (batch?.status !== 'running' || batch.nextDialAt > now) throw new ClaimRefused('lost');
  const entry = await lockEntry(transaction, entryId);
  const place = entry && claimEntry(entry, now);
  if (!place) throw new ClaimRefused('lost');
  const { maxConcurrentCalls, delaySeconds } = BatchSettings.parse(batch.settings);
  const [live] = await transaction
    .select({ calling: count() })
    .from(batchEntries)
    .where(and(eq(batchEntries.batchId, batchId), eq(batchEntries.state, 'calling')));
  if ((live?.calling ?? 0) >= maxConcurrentCalls) throw new ClaimRefused('lost');
  if (await isOnThePhone(transaction, { ...claim, businessId: batch.businessId, number: entry.phoneNumber ?? '' }))
    throw new ClaimRefused('on-the-phone');
  const { businessId } = batch;
  const { attempts: attempt } = place;
  await moveEntry(transaction, entryId, place);
  await transaction.insert(batchAttempts).values({ entryId, attempt, businessId, batchId, callId });
  await transaction
    .update(batches)
    .set({ nextDialAt: new Date(now.getTime() + delaySeconds * 1000), startedAt: batch.startedAt ?? now })
    .where(eq(batches.id, batchId));
}

/** Whether the business talks, or tries to talk, with that number in another call. */
async function isOnThePhone(
  transaction: Database,
  { businessId, number, callId, now }: Claim & { readonly businessId: string; readonly number: string },
): Promise<boolean> {
  const going = await transaction
    .select({ id: calls.id })
    .from(calls)
    .where(
      and(
        eq(calls.businessId, businessId),
        or(eq(calls.toNumber, number), eq(calls.fromNumber, number)),
        isNull(calls.endedAt),
        inArray(calls.status, ['queued', 'initiated', 'ringing', 'in_progress']),
        gt(calls.startedAt, new Date(now.getTime() - LONGEST_CALL_MS)),
      ),
    )
    .limit(2);
  if (going.some(({ id }) => id !== callId)) return true;
  // A call that ended, but of which nobody took note yet.
  const [claimed] = await transaction
    .select({ id: batchEntries.id })
    .from(batchEntries)
    .where(
      and(
        eq(batchEntries.businessId, businessId),
        eq(batchEntries.phoneNumber, number),
        eq(batchEntries.state, 'calling'),
      ),
    )
    .limit(1);
  return claimed !== undefined;
}
