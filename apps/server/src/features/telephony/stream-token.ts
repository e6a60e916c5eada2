import { createHmac, timingSafeEqual } from 'node:crypto';

/** Long enough for the carrier to open its socket after it has read the answer; it does so within a second or two. */
export const STREAM_TOKEN_LIFETIME_MS = 60_000;

const VERSION = 'v1';

/** A token that lets one media socket join one call until it expires. Put it in the stream's parameters, never in a URL. */
export function signStreamToken(secretKey: string, callId: string, expiresAtMs: number): string {
  const claim = `${VERSION}.${callId}.${expiresAtMs.toString(36)}`;
  return `${claim}.${signature(secretKey, claim).toString('base64url')}`;
}

/** The call a token was made for; undefined when it is forged, malformed or expired. That it is new is checked elsewhere. */
export function readStreamToken(secretKey: string, token: string, nowMs: number): string | undefined {
  const [version, callId, expiry, given, ...rest] = token.split('.');
  if (version !== VERSION || !callId || !expiry || !given || rest.length > 0) return undefined;
  const expected = signature(secretKey, `${version}.${callId}.${expiry}`);
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  return Number.parseInt(expiry, 36) >= nowMs ? callId : undefined;
}

/** The purpose is part of what is signed, so that no other token made with the same key passes here. */
function signature(secretKey: string, claim: string): Buffer {
  return createHmac('sha256', secretKey).update(`media-stream:${claim}`).digest();
}
