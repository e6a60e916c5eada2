import { and, eq } from 'drizzle-orm';
import { callEvents, calls, gatherCalls } from '../../db/schema/index.ts';
import { type CallChange, forgetCheckpoints, type Queries, updateCall } from '../telephony/call-records.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';
import { appendEvents } from './keep-exchange.ts';
import type { Ending } from './reply.ts';

const DATABASE_LIMIT_MS = 3_000;

/**
 * The carrier says that a call is over. One that was talked on in exchanges has nobody else to end its journal, so it is
 * ended here, unless the agent has; of other calls nothing is touched. `change` is what became of it. Never rejects.
 */
export async function endGatherCall(context: TelephonyContext, callId: string, change: CallChange): Promise<void> {
  try {
    await withinMs(DATABASE_LIMIT_MS, end(context, callId, change));
  } catch (error) {
    context.logger.error({ callId, err: error }, 'The journal of a call could not be ended.');
  }
}

/** Somebody ends a call: where it is talked on in exchanges, that is why it ends, and the agent answers no more. */
export async function noteGatherEnd(
  queries: Queries,
  callId: string,
  { disposition, detail }: Pick<Ending, 'disposition' | 'detail'>,
): Promise<void> {
  const [known] = await queries
    .select({ callId: gatherCalls.callId })
    .from(gatherCalls)
    .where(eq(gatherCalls.callId, callId));
  if (known) await updateCall(queries, callId, { fallbackDisposition: disposition, fallbackDetail: detail });
}

async function end(context: TelephonyContext, callId: string, change: CallChange): Promise<void> {
  const { db } = context.database;
  const [known] = await db
    .select({ businessId: gatherCalls.businessId })
    .from(gatherCalls)
    .where(eq(gatherCalls.callId, callId));
  if (!known) return;
  const { businessId } = known;
  const journal = await db.transaction(async transaction => {
    await transaction.select().from(gatherCalls).where(eq(gatherCalls.callId, callId)).for('update');
    const [ended] = await transaction
      .select({ sequence: callEvents.sequence })
      .from(callEvents)
      .where(and(eq(callEvents.callId, callId), eq(callEvents.type, 'call-ended')));
    if (ended) return [];
    await forgetCheckpoints(transaction, [callId]);
    await updateCall(transaction, callId, change);
    const [call] = await transaction.select().from(calls).where(eq(calls.id, callId));
    if (!call?.disposition) return [];
    const { disposition, dispositionDetail: detail, answeredAt, endedAt, startedAt } = call;
    const atMs = Math.max(0, (endedAt ?? startedAt).getTime() - (answeredAt ?? startedAt).getTime());
    return appendEvents(transaction, {
      ...{ callId, businessId },
      events: [{ type: 'call-ended', atMs, disposition, detail }],
    });
  });
  for (const { sequence, event } of journal) context.publish({ callId, businessId, sequence, event });
}
