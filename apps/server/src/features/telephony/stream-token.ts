import { createHmac, timingSafeEqual } from 'node:crypto';

/** Long enough for the carrier to open its socket after it has read the answer; it does so within a second or two. */
export const STREAM_TOKEN_LIFETIME_MS = 60_000;

const VERSION = 'v1';

/** Which call a media stream may join. */
export interface StreamClaim {
  readonly callId: string;
  /** The stream from which it takes the call over; empty for a call's first. */
  readonly after: string;
}

/** A token that lets one media socket join one call until it expires. Put it in the stream's parameters, never in a URL. */
export function signStreamToken(secretKey: string, { callId, after }: StreamClaim, expiresAtMs: number): string {
  const claim = [VERSION, callId, expiresAtMs.toString(36), Buffer.from(after).toString('base64url')].join('.');
  return `${claim}.${signature(secretKey, claim).toString('base64url')}`;
}

/** What a token was made for; undefined when it is forged, malformed or expired. That it is new is checked elsewhere. */
export function readStreamToken(secretKey: string, token: string, nowMs: number): StreamClaim | undefined {
  const [version, callId, expiry, after, given, ...rest] = token.split('.');
  if (version !== VERSION || !callId || !expiry || after === undefined || !given || rest.length > 0) return undefined;
  const expected = signature(secretKey, [version, callId, expiry, after].join('.'));
  const actual = Buffer.from(given, 'base64url');
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  if (Number.parseInt(expiry, 36) < nowMs) return undefined;
  return { callId, after: Buffer.from(after, 'base64url').toString() };
}

/** The purpose is part of what is signed, so that no other token made with the same key passes here. */
function signature(secretKey: string, claim: string): Buffer {
  return createHmac('sha256', secretKey).update(`media-stream:${claim}`).digest();
}
