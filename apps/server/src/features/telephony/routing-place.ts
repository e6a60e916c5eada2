import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Far longer than a caller stays with menus and ringing phones. */
const LIFETIME_MS = 2 * 3_600_000;

/** Where a call is within the rule that has it; travels in the addresses that the carrier asks next. */
const RoutingPlaceClaim = z.object({
  callId: z.uuid(),
  callSid: z.string(),
  /** Null: the business's settings sent it here. */
  rule: z.object({ id: z.uuid(), version: z.int() }).nullable(),
  /** Keys that were pressed, and other steps from the rule's outcome on. */
  steps: z.array(z.string()),
  /** Times the prompt of the menu was heard without a key that is in it. */
  missed: z.int(),
  /** Documents so far: repeating goes on for long, not for ever. */
  count: z.int(),
});
export type RoutingPlace = z.infer<typeof RoutingPlaceClaim>;

const Signed = RoutingPlaceClaim.extend({ expiresAtMs: z.int() });

/** The place as text for a query, for nobody else to write. */
export function signPlace(secretKey: string, place: RoutingPlace, nowMs: number): string {
  const claim = Buffer.from(JSON.stringify({ ...place, expiresAtMs: nowMs + LIFETIME_MS })).toString('base64url');
  return `${claim}.${signature(secretKey, claim).toString('base64url')}`;
}

/** Undefined when it is forged, malformed, expired, or another call's. */
export function readPlace(
  secretKey: string,
  text: string,
  { callSid, nowMs }: { readonly callSid: string; readonly nowMs: number },
): RoutingPlace | undefined {
  const [claim, given, ...rest] = text.split('.');
  if (!claim || !given || rest.length > 0) return undefined;
  const [expected, actual] = [signature(secretKey, claim), Buffer.from(given, 'base64url')];
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) return undefined;
  const { expiresAtMs, ...place } = Signed.parse(JSON.parse(Buffer.from(claim, 'base64url').toString()));
  return place.callSid === callSid && expiresAtMs >= nowMs ? place : undefined;
}

/** The purpose is part of what is signed, so that no other token made with the same key passes here. */
function signature(secretKey: string, claim: string): Buffer {
  return createHmac('sha256', secretKey).update(`routing-place:${claim}`).digest();
}
