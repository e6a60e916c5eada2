import { type ResamplingFilter, resamplingFilter } from './resample.ts';

/**
 * 16-bit samples at another rate, as they come: the same filter as `resample`, with what it needs of the past kept. All
 * pieces together are as long as the whole would be. It is behind by half the filter, about 2 ms from 24 to 8 kHz.
 */
export class ResampleStream {
  readonly #filter: ResamplingFilter;
  /** Input that is still needed; the filter begins in the silence before the first sample. */
  #kept: Float32Array;
  /** Where `#kept` begins, in samples of the input. */
  #keptFrom: number;
  #received = 0;
  #made = 0;

  constructor(fromHz: number, toHz: number) {
    this.#filter = resamplingFilter(fromHz, toHz);
    this.#kept = new Float32Array(this.#filter.halfWidth);
    this.#keptFrom = -this.#filter.halfWidth;
  }

  push(samples: Int16Array): Int16Array {
    this.#received += samples.length;
    this.#take(samples);
    return this.#make(Number.POSITIVE_INFINITY);
  }

  /** What is left once no more comes. */
  end(): Int16Array {
    this.#take(new Int16Array(2 * this.#filter.halfWidth));
    return this.#make(Math.floor((this.#received * this.#filter.up) / this.#filter.down));
  }

  #take(samples: Int16Array): void {
    const joined = new Float32Array(this.#kept.length + samples.length);
    joined.set(this.#kept);
    joined.set(samples, this.#kept.length);
    this.#kept = joined;
  }

  #make(until: number): Int16Array {
    const { up, down, halfWidth, phases } = this.#filter;
    const end = this.#keptFrom + this.#kept.length;
    // An output sample needs `halfWidth` input samples after its place.
    const possible = Math.max(this.#made, Math.ceil(((end - halfWidth) * up) / down));
    const output = new Int16Array(Math.max(0, Math.min(possible, until) - this.#made));
    for (let index = 0; index < output.length; index++) {
      const position = (this.#made + index) * down;
      const taps = phases[position % up];
      if (!taps) continue;
      const first = Math.floor(position / up) - halfWidth + 1 - this.#keptFrom;
      let sum = 0;
      for (let tap = 0; tap < taps.length; tap++) sum += (taps[tap] ?? 0) * (this.#kept[first + tap] ?? 0);
      output[index] = Math.max(-32768, Math.min(32767, Math.round(sum)));
    }
    this.#made += output.length;
    const needed = Math.floor((this.#made * down) / up) - halfWidth + 1;
    const passed = Math.max(0, Math.min(this.#kept.length, needed - this.#keptFrom));
    this.#kept = this.#kept.slice(passed);
    this.#keptFrom += passed;
    return output;
  }
}
