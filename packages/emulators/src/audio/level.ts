/** Level of a stretch of samples in dB below full scale; −Infinity for digital silence. */
export function levelDb(samples: Int16Array): number {
  if (samples.length === 0) return -Infinity;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return 10 * Math.log10(sum / samples.length / 32768 ** 2);
}

/** First and last sample louder than the floor, as [start, end); null when all of it is quiet. */
export function audibleRange(samples: Int16Array, floor = 200): readonly [start: number, end: number] | null {
  let start = 0;
  while (start < samples.length && Math.abs(samples[start] ?? 0) < floor) start++;
  if (start === samples.length) return null;
  let end = samples.length;
  while (Math.abs(samples[end - 1] ?? 0) < floor) end--;
  return [start, end];
}

/** −20 dBFS while talking: a person holding a telephone normally (ITU-T P.56 measures about −20 to −26). */
const SPEECH_LEVEL_DB = -20;

/** The same speech at the level a telephone delivers, peaks kept under full scale. */
export function atSpeechLevel(samples: Int16Array, targetDb = SPEECH_LEVEL_DB): Int16Array {
  const range = audibleRange(samples);
  if (!range) return samples;
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const wanted = 10 ** ((targetDb - levelDb(samples.subarray(...range))) / 20);
  const gain = Math.min(wanted, 32000 / peak);
  return Int16Array.from(samples, sample => Math.round(sample * gain));
}
