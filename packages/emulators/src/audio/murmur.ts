import { TELEPHONE_RATE_HZ } from './mulaw.ts';

/** A word of quick speech, milliseconds. */
const WORD_MS = 100;
/** Long enough to be heard as an answer, not as a click. */
const SHORTEST_MS = 500;
const PITCH_HZ = 220;

/**
 * Stands for speech where there is no voice to speak it: a hum, swelling once for each word. Mono samples at 8 kHz, in
 * length 100 ms a word and at least half a second.
 */
export function murmur(text: string): Int16Array {
  const words = text.split(/\s+/).filter(Boolean).length;
  const length = (Math.max(SHORTEST_MS, words * WORD_MS) / 1000) * TELEPHONE_RATE_HZ;
  const wordLength = (WORD_MS / 1000) * TELEPHONE_RATE_HZ;
  return Int16Array.from({ length }, (_, index) => {
    const swell = 0.6 + 0.4 * Math.sin((2 * Math.PI * index) / wordLength);
    return 6000 * swell * Math.sin((2 * Math.PI * PITCH_HZ * index) / TELEPHONE_RATE_HZ);
  });
}
