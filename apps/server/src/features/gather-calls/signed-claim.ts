import { createHmac, timingSafeEqual } from 'node:crypto';

/** Words that only we can have written, as text for an address; none may hold a dot. Good until `expiresAtMs`. */
export function signClaim(secretKey: string, purpose: string, words: readonly string[], expiresAtMs: number): string {
  const claim = [...words, expiresAtMs.toString(36)].join('.');
  return `${claim}.${signature(secretKey, purpose, claim).toString('base64url')}`;
}

/** The words; undefined when the text is forged, malformed, expired, or was written for another purpose. */
export function readClaim(
  secretKey: string,
  purpose: string,
  text: string,
  nowMs: number,
): readonly string[] | undefined {
  const end = text.lastIndexOf('.');
  const claim = text.slice(0, Math.max(0, end));
  const [expected, actual] = [signature(secretKey, purpose, claim), Buffer.from(text.slice(end + 1), 'base64url')];
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  const words = claim.split('.');
  return Number.parseInt(words.pop() ?? '', 36) >= nowMs ? words : undefined;
}

/** The purpose is part of what is signed, so that no other token made with the same key passes here. */
function signature(secretKey: string, purpose: string, claim: string): Buffer {
  return createHmac('sha256', secretKey).update(`${purpose}:${claim}`).digest();
}
