/** Where the carrier asks about, and tells of, a call that we placed. Our own id is in it, whatever answers get lost. */
const BASE = '/webhooks/twilio/outbound';

export const VOICE_ROUTE = `${BASE}/:callId/voice`;
export const STATUS_ROUTE = `${BASE}/:callId/status`;
export const MACHINE_ROUTE = `${BASE}/:callId/machine`;

export function outboundUrls(publicUrl: string, callId: string) {
  const url = (what: string) => `${publicUrl}${BASE}/${callId}/${what}`;
  return { voice: url('voice'), status: url('status'), machine: url('machine') };
}
