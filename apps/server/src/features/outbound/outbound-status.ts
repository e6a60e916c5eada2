import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { calls, outboundCalls } from '../../db/schema/index.ts';
import { endGatherCall } from '../gather-calls/end-gather-call.ts';
import { endingOf, isEnded, readCarrierStatus } from '../telephony/call-status.ts';
import { endIfCutOff } from '../telephony/end-if-cut-off.ts';
import { changeFor } from '../telephony/follow-up-webhooks.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { leavePerson } from '../telephony/transfers/leave-person.ts';
import type { StatusWebhook } from '../telephony/webhook-fields.ts';
import { withinMs } from '../telephony/within.ts';
import { hangUpAtCarrier } from './hang-up.ts';

const RECORD_LIMIT_MS = 3_000;

/**
 * A call that we placed moved on at the carrier. The first word of it may be this one, when the answer to our request got
 * lost: then the call gets its carrier's id here. Repeats change nothing, and what arrives late changes nothing back.
 */
export async function noteOutboundStatus(
  context: TelephonyContext,
  callId: string,
  webhook: StatusWebhook,
): Promise<void> {
  const { records, clock, logger } = context;
  const { CallSid: callSid, SipResponseCode } = webhook;
  const status = readCarrierStatus(webhook.CallStatus);
  if (!status) {
    logger.warn({ callId, callSid }, 'A status callback was not used.');
    return;
  }
  const { status: moved, ...facts } = changeFor(status, webhook, {
    ending: endingOf(status, SipResponseCode),
    arrivedAt: clock.wallTime(),
  });
  const isLatest = await noteSequence(context, callId, webhook);
  records.addChange(callId, { ...facts, callSid, ...(isLatest && moved && { status: moved }) });
  if (!isEnded(status)) {
    await endUnwanted(context, callId, callSid);
    return;
  }
  await endGatherCall(context, callId, facts);
  await endIfCutOff(context, callId);
  await leavePerson(context, callId);
}

/** False for a repeat, and for a callback that a later one overtook. Without the database the status's own order holds. */
async function noteSequence(
  { database, logger }: TelephonyContext,
  callId: string,
  { SequenceNumber: sequence }: StatusWebhook,
): Promise<boolean> {
  if (sequence === undefined) return true;
  const isNewer = or(isNull(outboundCalls.statusSequence), lt(outboundCalls.statusSequence, sequence));
  const noted = database.db
    .update(outboundCalls)
    .set({ statusSequence: sequence })
    .where(and(eq(outboundCalls.callId, callId), isNewer))
    .returning({ callId: outboundCalls.callId });
  try {
    return (await withinMs(RECORD_LIMIT_MS, noted.execute())).length > 0;
  } catch (error) {
    logger.error({ callId, err: error }, 'A status callback came while the database was away.');
    return true;
  }
}

/** A call that somebody ended before its carrier's id was known, and a second one that should not be, are ended now. */
async function endUnwanted(context: TelephonyContext, callId: string, callSid: string): Promise<void> {
  const { database, carrier, logger } = context;
  try {
    const query = database.db
      .select({ callSid: calls.callSid, canceledAt: outboundCalls.cancelRequestedAt })
      .from(calls)
      .innerJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
      .where(eq(calls.id, callId));
    const [row] = await withinMs(RECORD_LIMIT_MS, query.execute());
    if (!row) return;
    const isAnother = row.callSid !== null && row.callSid !== callSid;
    if (row.canceledAt === null && !isAnother) return;
    logger.warn({ callId, callSid, isAnother }, 'A call that nobody wants is ended.');
    await hangUpAtCarrier({ carrier }, callSid);
  } catch (error) {
    logger.error({ callId, callSid, err: error }, 'A call could not be checked, or ended.');
  }
}
