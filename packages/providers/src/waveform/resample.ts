/** Zero crossings of the sinc on each side. 16 give a transition band of about 12 % and aliases below -60 dB. */
const CROSSINGS = 16;
/** Where the filter begins to fall, as a share of the lower rate's half. */
const PASSBAND = 0.92;

/** A windowed sinc in polyphase form. */
export interface ResamplingFilter {
  readonly up: number;
  readonly down: number;
  readonly halfWidth: number;
  /** One row of taps for each position of an output sample between two input samples. */
  readonly phases: readonly Float32Array[];
}

const filters = new Map<string, ResamplingFilter>();

/**
 * A whole waveform at another rate, band-limited to the lower of both (a windowed sinc, polyphase). Length scales with
 * the rates; the same array comes back when they are equal.
 */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return samples;
  const { up, down, halfWidth, phases } = resamplingFilter(fromHz, toHz);
  const output = new Float32Array(Math.floor((samples.length * up) / down));
  for (let index = 0; index < output.length; index++) {
    const position = index * down;
    const taps = phases[position % up];
    if (!taps) continue;
    const first = Math.floor(position / up) - halfWidth + 1;
    let sum = 0;
    for (let tap = 0; tap < taps.length; tap++) sum += (taps[tap] ?? 0) * (samples[first + tap] ?? 0);
    output[index] = sum;
  }
  return output;
}

/** Made once for each pair of rates. */
export function resamplingFilter(fromHz: number, toHz: number): ResamplingFilter {
  const key = `${fromHz}:${toHz}`;
  const known = filters.get(key);
  if (known) return known;
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const up = toHz / divisor;
  const down = fromHz / divisor;
  const cutoff = PASSBAND * Math.min(1, toHz / fromHz);
  const halfWidth = Math.ceil(CROSSINGS / cutoff);
  const phases = Array.from({ length: up }, (_, phase) => tapsAt(phase / up, cutoff, halfWidth));
  const filter = { up, down, halfWidth, phases };
  filters.set(key, filter);
  return filter;
}

function tapsAt(offset: number, cutoff: number, halfWidth: number): Float32Array {
  const taps = Float32Array.from({ length: 2 * halfWidth }, (_, tap) => {
    const distance = tap - halfWidth + 1 - offset;
    const angle = Math.PI * distance * cutoff;
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
    return sinc * blackman(distance / halfWidth);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map(tap => tap / sum);
}

function blackman(position: number): number {
  if (Math.abs(position) >= 1) return 0;
  return 0.42 + 0.5 * Math.cos(Math.PI * position) + 0.08 * Math.cos(2 * Math.PI * position);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
