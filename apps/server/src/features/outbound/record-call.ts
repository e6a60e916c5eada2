import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { retryTransaction } from '../../db/retry-transaction.ts';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Transaction } from '../members/enter.ts';
import type { CallRequest } from './call-request.ts';
import type { DialRefusal } from './dial-refusal.ts';
import type { OutboundContext } from './outbound-context.ts';
import type { CallPlan } from './plan-call.ts';

/** Held while calls are counted and one more is written, so that two never take the same last place. Any constant. */
const PLACES_LOCK = 7_215_307;
/** No call lasts longer (`maxDurationSeconds` of an agent); what seems to was never ended properly. */
const LONGEST_CALL_MS = 4 * 3_600_000;
/** Of the 200 calls that one process holds, a fifth stays free for callers. */
const DEFAULT_MAX_CALLS_FOR_DIALLING = 160;
/** A place is free again once some call ends; they last a minute or two. */
const PLACE_RETRY_MS = 15_000;

export interface CallRecord {
  readonly callId: string;
  /** False: it was asked for before. */
  readonly isNew: boolean;
}

/**
 * Writes a call's record, `queued`, before the carrier hears of it, so that whatever happens next it is known; or says
 * that there is no place for it. Across businesses, so outside the fence around one: every row names the business.
 */
export function recordOutboundCall(
  context: OutboundContext,
  request: CallRequest,
  { plan, callId }: { readonly plan: CallPlan; readonly callId: string },
): Promise<CallRecord | DialRefusal> {
  const now = context.wallTime();
  return retryTransaction(context.db, async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${PLACES_LOCK})`);
    const [existing] = await transaction.select({ id: calls.id }).from(calls).where(eq(calls.id, callId));
    if (existing) return { callId, isNew: false };
    const refusal = await placeRefusal(transaction, context, { businessId: request.businessId, plan, now });
    if (refusal) return refusal;
    await insertRows(transaction, request, { plan, callId, now });
    await request.alongside?.(transaction, callId);
    return { callId, isNew: true };
  });
}

interface Placing {
  readonly businessId: string;
  readonly plan: CallPlan;
  readonly now: Date;
}

async function placeRefusal(
  transaction: Transaction,
  { maxCallsForDialling = DEFAULT_MAX_CALLS_FOR_DIALLING }: OutboundContext,
  { businessId, plan, now }: Placing,
): Promise<DialRefusal | undefined> {
  const [counted] = await transaction
    .select({
      all: sql<number>`count(*)::int`,
      own: sql<number>`(count(*) filter (where ${calls.businessId} = ${businessId} and ${calls.direction} = 'outbound'))::int`,
    })
    .from(calls)
    .where(
      and(
        isNull(calls.endedAt),
        gt(calls.startedAt, new Date(now.getTime() - LONGEST_CALL_MS)),
        inArray(calls.status, ['queued', 'initiated', 'ringing', 'in_progress']),
        eq(calls.carrier, 'twilio'),
      ),
    );
  const { all, own } = counted ?? { all: 0, own: 0 };
  const retryAt = new Date(now.getTime() + PLACE_RETRY_MS);
  if (own >= plan.maxOutboundCalls) {
    const detail = `The business places at most ${plan.maxOutboundCalls} calls at a time.`;
    return { reason: 'too_many_calls', detail, retryAt };
  }
  if (all < maxCallsForDialling) return undefined;
  return { reason: 'too_many_calls', detail: 'The places that are left are kept for callers.', retryAt };
}

async function insertRows(
  transaction: Transaction,
  request: CallRequest,
  { plan, callId, now }: { readonly plan: CallPlan; readonly callId: string; readonly now: Date },
): Promise<void> {
  const { businessId, machine, ringSeconds, purpose, metadata, actor } = request;
  const { agentId, agentVersionId, phoneNumberId, contactId, from: fromNumber, to: toNumber } = plan;
  await transaction.insert(calls).values({
    ...{ id: callId, businessId, agentId, agentVersionId, phoneNumberId, contactId, fromNumber, toNumber },
    direction: 'outbound',
    status: 'queued',
    carrier: 'twilio',
    startedAt: now,
    metadata: { ...metadata, ...(purpose && { purpose }) },
  });
  await transaction.insert(outboundCalls).values({
    ...{ callId, businessId, purpose, ringSeconds },
    machineAction: machine.action,
    machineMessage: machine.message ?? null,
  });
  await recordAudit(transaction, {
    ...{ businessId, actor, subjectType: 'call', subjectId: callId },
    action: 'call.placed',
    after: { agentId, contactId, fromNumber, toNumber, ...(purpose && { purpose }) },
  });
}
