import type { CallStatus } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { businesses, calls } from '../../db/schema/index.ts';
import { endGatherCall } from '../gather-calls/end-gather-call.ts';
import { type StreamEnding, verbsAfterDial, verbsAfterStream } from './after-stream.ts';
import { type AnsweredCall, partiesOf } from './answered-call.ts';
import type { CallChange } from './call-records.ts';
import { type CarrierEnding, isEnded, readCarrierStatus } from './call-status.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { unansweredVerbs } from './unanswered-dial.ts';
import type { DialEndedWebhook, StatusWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

/** Twilio gives up on a webhook after 15 s. */
const OUTCOME_LIMIT_MS = 8_000;
const RECORD_LIMIT_MS = 3_000;
const RECHECK_MS = 200;

/** The media stream of a call is over: says what the caller gets next, as TwiML. */
export async function afterStream(context: TelephonyContext, callSid: string): Promise<string> {
  const ending = (await endingInMemory(context, callSid)) ?? (await endingInDatabase(context, callSid));
  if (!ending) {
    context.logger.warn({ callSid }, 'A stream ended of a call nobody knows.');
    return twiml({ verb: 'hangup' });
  }
  return twiml(...verbsAfterStream(context.publicUrl, ending));
}

async function endingInMemory({ live, logger }: TelephonyContext, callSid: string): Promise<StreamEnding | undefined> {
  const held = live.find(callSid);
  if (!held) return undefined;
  const { snapshot } = held.call;
  const parties = endingParties(held.call);
  const { forwardingNumber } = snapshot.business;
  const language = snapshot.agent.config.language;
  try {
    // The carrier may ask before the engine has finished closing the call.
    const { disposition, transferTo } = await withinMs(OUTCOME_LIMIT_MS, held.finished);
    return { disposition, transferTo, forwardingNumber, ...parties, language };
  } catch (error) {
    logger.error({ callSid, err: error }, 'A call did not end with its stream.');
    held.abort();
    return { disposition: 'failed', transferTo: null, forwardingNumber, ...parties, language };
  }
}

/** On a call that we placed, the carrier lets only our number be shown to whoever is rung next. */
function endingParties(call: Pick<AnsweredCall, 'direction' | 'from' | 'to'>) {
  const { theirNumber, ourNumber } = partiesOf(call);
  return { from: call.direction === 'outbound' ? null : theirNumber, to: ourNumber };
}

/** A call that another process holds or held, that died with one, or whose media never came. */
async function endingInDatabase(context: TelephonyContext, callSid: string): Promise<StreamEnding | undefined> {
  const { records, clock, logger } = context;
  try {
    const row = await endedCall(context, callSid);
    if (!row) return undefined;
    const { call, forwardingNumber } = row;
    if (!isEnded(call.status) && call.streamSid === null) {
      const detail = 'The media stream never came.';
      const ending = { status: 'failed', disposition: 'failed', dispositionDetail: detail } as const;
      records.addChange(call.id, { ...ending, endedAt: clock.wallTime() });
    }
    const { disposition, forwardedTo: transferTo, direction, fromNumber: from, toNumber: to } = call;
    const parties = endingParties({ direction, from, to });
    return { disposition, transferTo, forwardingNumber, ...parties, language: undefined };
  } catch (error) {
    logger.error({ callSid, err: error }, 'A stream ended while the database was away.');
    return undefined;
  }
}

/** Reads a call's record, and gives the process that holds it a moment to write down how it ended. */
async function endedCall({ database, clock }: TelephonyContext, callSid: string) {
  const deadline = clock.now() + RECORD_LIMIT_MS;
  for (;;) {
    const query = database.db
      .select({ call: calls, forwardingNumber: businesses.forwardingNumber })
      .from(calls)
      .innerJoin(businesses, eq(businesses.id, calls.businessId))
      .where(eq(calls.callSid, callSid));
    const [row] = await withinMs(RECORD_LIMIT_MS, query.execute());
    const isHeld = row && row.call.streamSid !== null && row.call.disposition === null;
    if (!isHeld || clock.now() >= deadline) return row;
    await new Promise<void>(resolve => clock.schedule(RECHECK_MS, resolve));
  }
}

/** The person's phone was rung: keeps the result, and says what the caller gets next, as TwiML. */
export async function afterDial(context: TelephonyContext, webhook: z.infer<typeof DialEndedWebhook>): Promise<string> {
  const { CallSid: callSid, DialCallStatus: dialStatus, DialCallDuration: dialSeconds } = webhook;
  const call = await findCall(context, callSid);
  if (call) {
    const transfer = { status: dialStatus, duration_seconds: dialSeconds ?? null };
    context.records.addChange(call.id, { metadata: { transfer } });
  }
  const isAnswered = dialStatus === 'completed' || dialStatus === 'answered';
  const instead = isAnswered ? null : await unansweredVerbs(context, callSid);
  return twiml(...(instead ?? verbsAfterDial(dialStatus)));
}

/** A call moved on at the carrier. Repeats change nothing, and what arrives late changes nothing back. */
export async function noteCarrierStatus(context: TelephonyContext, webhook: StatusWebhook): Promise<void> {
  const status = readCarrierStatus(webhook.CallStatus);
  const call = status && (await findCall(context, webhook.CallSid));
  if (!status || !call) {
    context.logger.warn({ callSid: webhook.CallSid, isKnown: Boolean(call) }, 'A status callback was not used.');
    return;
  }
  // Whoever rings and gives up has hung up, whatever the carrier calls it.
  const ending = { disposition: status === 'failed' ? 'failed' : 'caller_hung_up', detail: '' } as const;
  const change = changeFor(status, webhook, { ending, arrivedAt: context.clock.wallTime() });
  context.records.addChange(call.id, change);
  if (isEnded(status)) await endGatherCall(context, call.id, change);
}

/** What a status callback says about a call. Its own time counts, not that of its arrival, which may be much later. */
export function changeFor(
  status: CallStatus,
  { Timestamp, CallDuration: carrierDurationSeconds }: StatusWebhook,
  { ending, arrivedAt }: { readonly ending: CarrierEnding; readonly arrivedAt: Date },
): CallChange {
  // A clock that is ahead would end calls in the future.
  const at = Timestamp && Timestamp < arrivedAt ? Timestamp : arrivedAt;
  if (!isEnded(status)) return { status, ...(status === 'in_progress' && { answeredAt: at }) };
  return {
    status,
    endedAt: at,
    ...(carrierDurationSeconds !== undefined && { carrierDurationSeconds }),
    // A call that ends before any agent heard it; one that was heard gets its disposition from the engine.
    fallbackDisposition: ending.disposition,
    fallbackDetail: ending.detail,
  };
}

async function findCall(context: TelephonyContext, callSid: string): Promise<{ readonly id: string } | undefined> {
  const known = context.live.find(callSid)?.call ?? context.pending.findBySid(callSid);
  if (known) return { id: known.callId };
  const query = context.database.db.select({ id: calls.id }).from(calls).where(eq(calls.callSid, callSid));
  const [row] = await withinMs(RECORD_LIMIT_MS, query.execute());
  return row;
}
