import type { ConnectStreamVerb, RedirectVerb, TwimlVerb } from '@frontdesk/providers/twilio';
import type { PendingCall } from '../telephony/answered-call.ts';
import { connectVerb } from '../telephony/connect-verb.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { gatherUrl } from './gather-place.ts';

/** What the carrier may take to begin a call that is held elsewhere, and to tell of its end. */
const MARGIN_MS = 180_000;

/** Hands a call to its agent, wherever that talks. */
export async function agentVerb(context: TelephonyContext, call: Omit<PendingCall, 'expiresAtMs'>): Promise<TwimlVerb> {
  const elsewhere = await context.heldElsewhere?.(call);
  if (!elsewhere) return ownAgentVerb(context, call);
  const { callId, snapshot } = call;
  const untilMs = context.clock.wallTime().getTime() + snapshot.agent.config.maxDurationSeconds * 1000 + MARGIN_MS;
  // No media stream comes, and the record is not to be ended for that.
  context.records.addChange(callId, { metadata: { waits_until: new Date(untilMs).toISOString() } });
  return elsewhere;
}

/** Has a call held here, by a media stream or, where the agent is set so, one exchange at a time. */
export function ownAgentVerb(
  context: TelephonyContext,
  call: Omit<PendingCall, 'expiresAtMs'>,
): ConnectStreamVerb | RedirectVerb {
  if (call.snapshot.agent.config.callMedia === 'stream') return connectVerb(context, call);
  const { isRecorded: _, ...answered } = call;
  const { callId, callSid } = call;
  context.gathers.expected.set(callId, answered);
  const place = { callId, callSid, exchange: 0, waitedSeconds: 0 };
  return { verb: 'redirect', url: gatherUrl(context, place, context.clock.wallTime().getTime()) };
}
