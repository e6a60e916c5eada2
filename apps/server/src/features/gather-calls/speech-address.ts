import { readClaim, signClaim } from './signed-claim.ts';

/** Where the carrier fetches what it is to play, below the public address. */
export const SPEECH_PATH = '/media/speech';

/** The carrier fetches it at once; a player that comes later has no business with it. */
const LIFETIME_MS = 5 * 60_000;
const PURPOSE = 'gather-speech';
const FILE_TYPE = '.wav';

/** One sentence of an agent's answer. */
export interface SpeechPlace {
  readonly callId: string;
  readonly exchange: number;
  readonly index: number;
}

export function speechUrl(
  { publicUrl, secretKey }: { readonly publicUrl: string; readonly secretKey: string },
  { callId, exchange, index }: SpeechPlace,
  nowMs: number,
): string {
  const claim = signClaim(secretKey, PURPOSE, [callId, String(exchange), String(index)], nowMs + LIFETIME_MS);
  return `${publicUrl}${SPEECH_PATH}/${claim}${FILE_TYPE}`;
}

/** Undefined when the name is none of ours, or too old. */
export function readSpeechName(secretKey: string, name: string, nowMs: number): SpeechPlace | undefined {
  if (!name.endsWith(FILE_TYPE)) return undefined;
  const [callId, exchange, index] = readClaim(secretKey, PURPOSE, name.slice(0, -FILE_TYPE.length), nowMs) ?? [];
  return callId === undefined ? undefined : { callId, exchange: Number(exchange), index: Number(index) };
}

/** Its name within a process. */
export const speechKey = ({ callId, exchange, index }: SpeechPlace) => `${callId} ${exchange} ${index}`;
