import type { ConnectStreamVerb } from '@frontdesk/providers/twilio';
import type { PendingCall } from './answered-call.ts';
import { STREAM_TOKEN_LIFETIME_MS, signStreamToken } from './stream-token.ts';
import type { TelephonyContext } from './telephony-context.ts';

export const MEDIA_PATH = '/media/twilio';
export const STREAM_ENDED_PATH = '/webhooks/twilio/stream-ended';
/** Asked when any other of our addresses did not answer, or not properly. May be served by another node or region. */
export const FALLBACK_PATH = '/webhooks/twilio/voice-fallback';

/** Connects a call to its agent by a media stream, which may join it, or join it again, once and soon. */
export function connectVerb(context: TelephonyContext, call: Omit<PendingCall, 'expiresAtMs'>): ConnectStreamVerb {
  const { pending, live, publicUrl, secretKey, clock } = context;
  const nowMs = clock.wallTime().getTime();
  const expiresAtMs = nowMs + STREAM_TOKEN_LIFETIME_MS;
  if (call.resume || !live.find(call.callSid)) pending.add({ ...call, expiresAtMs }, nowMs);
  return {
    verb: 'connect-stream',
    // Twilio itself takes only wss; ws serves callers on this machine.
    url: publicUrl.replace(/^http/, 'ws') + MEDIA_PATH,
    action: publicUrl + STREAM_ENDED_PATH,
    parameters: {
      token: signStreamToken(secretKey, { callId: call.callId, after: call.resume?.after ?? '' }, expiresAtMs),
    },
  };
}
