import { createHmac } from 'node:crypto';
import type { PostCallWebhook } from './agents-options.ts';

/** The `ElevenLabs-Signature` of a body: HMAC-SHA256 of `<t>.<body>`, as the official SDK checks it. */
export function postCallSignature(secret: string, body: string, timestampSeconds: number): string {
  const hash = createHmac('sha256', secret).update(`${timestampSeconds}.${body}`).digest('hex');
  return `t=${timestampSeconds},v0=${hash}`;
}

/** Tells a webhook of an event, once. Returns the status; 0 when nobody is there. */
export async function sendPostCall({ url, secret }: PostCallWebhook, type: string, data: object): Promise<number> {
  const seconds = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({ type, event_timestamp: seconds, data });
  const headers = {
    'content-type': 'application/json',
    'elevenlabs-signature': postCallSignature(secret, body, seconds),
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
