import type { CallStatus } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { calls } from '../../db/schema/index.ts';
import { endGatherCall } from '../gather-calls/end-gather-call.ts';
import { verbsAfterDial } from './after-stream.ts';
import type { CallChange } from './call-records.ts';
import { type CarrierEnding, isEnded, readCarrierStatus } from './call-status.ts';
import { endIfCutOff } from './end-if-cut-off.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { leavePerson } from './transfers/leave-person.ts';
import { unansweredVerbs } from './unanswered-dial.ts';
import type { DialEndedWebhook, StatusWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

const RECORD_LIMIT_MS = 3_000;

/** The person's phone was rung: keeps the result, and says what the caller gets next, as TwiML. */
export async function afterDial(context: TelephonyContext, webhook: z.infer<typeof DialEndedWebhook>): Promise<string> {
  const { CallSid: callSid, DialCallStatus: dialStatus, DialCallDuration: dialSeconds } = webhook;
  const call = await findCall(context, callSid);
  if (call) {
    const transfer = { status: dialStatus, duration_seconds: dialSeconds ?? null };
    context.records.addChange(call.id, { transfer });
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
  if (isEnded(status)) {
    await endGatherCall(context, call.id, change);
    await endIfCutOff(context, call.id);
    await leavePerson(context, call.id);
  }
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
