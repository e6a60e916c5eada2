import { readClaim, signClaim } from './signed-claim.ts';

/** Asked what the agent answers, each time the caller has spoken, pressed keys, or done neither. */
export const GATHER_PATH = '/webhooks/twilio/gather';

/** Longer than any prompt, and the silence after it. */
const LIFETIME_MS = 3_600_000;

/** Where a conversation is; travels in the address that the carrier asks next. */
export interface GatherPlace {
  readonly callId: string;
  readonly callSid: string;
  /** The question's number, from 0. */
  readonly exchange: number;
  /** How long nothing was heard already since the agent spoke. */
  readonly waitedSeconds: number;
}

/** The whole address. */
export function gatherUrl(
  { publicUrl, secretKey }: { readonly publicUrl: string; readonly secretKey: string },
  { callId, callSid, exchange, waitedSeconds }: GatherPlace,
  nowMs: number,
): string {
  const words = [callId, String(exchange), String(waitedSeconds)];
  return `${publicUrl}${GATHER_PATH}?place=${signClaim(secretKey, purposeOf(callSid), words, nowMs + LIFETIME_MS)}`;
}

/** Undefined when it is forged, malformed, expired, or another call's. */
export function readGatherPlace(
  secretKey: string,
  text: string,
  { callSid, nowMs }: { readonly callSid: string; readonly nowMs: number },
): GatherPlace | undefined {
  const [callId, exchange, waited] = readClaim(secretKey, purposeOf(callSid), text, nowMs) ?? [];
  if (callId === undefined) return undefined;
  return { callId, callSid, exchange: Number(exchange), waitedSeconds: Number(waited) };
}

const purposeOf = (callSid: string) => `gather-place:${callSid}`;
