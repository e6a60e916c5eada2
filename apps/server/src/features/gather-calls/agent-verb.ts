import type { ConnectStreamVerb, RedirectVerb } from '@frontdesk/providers/twilio';
import type { PendingCall } from '../telephony/answered-call.ts';
import { connectVerb } from '../telephony/connect-verb.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { gatherUrl } from './gather-place.ts';

/** Hands a call to its agent, by a media stream or, where the agent is set so, one exchange at a time. */
export function agentVerb(
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
