import { encodeMulaw, TELEPHONE_RATE_HZ } from '../audio/mulaw.ts';

/** A steady tone that stands for speech where only its presence matters. */
export function toneSamples(durationMs: number): Int16Array {
  const length = (durationMs / 1000) * TELEPHONE_RATE_HZ;
  return Int16Array.from({ length }, (_, index) => 6000 * Math.sin((2 * Math.PI * 400 * index) / TELEPHONE_RATE_HZ));
}

export function tone(durationMs: number): Uint8Array {
  return encodeMulaw(toneSamples(durationMs));
}
