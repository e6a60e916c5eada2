const LOW = [697, 770, 852, 941];
const HIGH = [1209, 1336, 1477, 1633];
const KEYS = ['123A', '456B', '789C', '*0#D'];
/** A tone this far above the others of its group, and above the noise, is one; ITU-T Q.24 asks for less. */
const CLEARLY = 4;
const AUDIBLE = 0.01;

/** Power of one frequency in a stretch of samples (Goertzel's algorithm), 1 for a sine at full scale. */
export function tonePower(samples: Int16Array, frequency: number, sampleRateHz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / sampleRateHz);
  let last = 0;
  let before = 0;
  for (const sample of samples) {
    const next = sample / 32767 + coefficient * last - before;
    before = last;
    last = next;
  }
  return (4 * (last * last + before * before - coefficient * last * before)) / samples.length ** 2;
}

/** The keys a telephone's far end makes of a sound: one for each pair of tones, judged every 20 ms. */
export function receivedKeys(samples: Int16Array, sampleRateHz: number): string {
  const window = sampleRateHz / 50;
  let keys = '';
  let previous = '';
  for (let start = 0; start + window <= samples.length; start += window) {
    const part = samples.subarray(start, start + window);
    const key = KEYS[strongest(part, LOW, sampleRateHz)]?.[strongest(part, HIGH, sampleRateHz)] ?? '';
    if (key !== previous) keys += key;
    previous = key;
  }
  return keys;
}

/** The place of the one tone that stands out; -1 when none does. */
function strongest(samples: Int16Array, tones: readonly number[], sampleRateHz: number): number {
  const powers = tones.map(tone => tonePower(samples, tone, sampleRateHz));
  const [best = 0, second = 0] = powers.toSorted((a, b) => b - a);
  return best > AUDIBLE && best > second * CLEARLY ? powers.indexOf(best) : -1;
}
