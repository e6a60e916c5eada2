import type { Sound } from '@frontdesk/voice';

const PART_MS = 4;
/** Quiet that does not end a sound. */
const GAP_MS = 32;

/** Follows the sounds of a line, 4 ms at a time, as soon as they are there. */
export class SoundTracker {
  #heardMs = 0;
  #startMs = 0;
  #endMs = 0;

  /** Milliseconds of audio followed so far. */
  get heardMs(): number {
    return this.#heardMs;
  }

  /** The latest one; empty and at 0 before there was any. */
  get latest(): Sound {
    return { startMs: this.#startMs, endMs: this.#endMs };
  }

  /** Follows whole parts of 4 ms from `from` on, and gives back where they end. `level` is the mean square of what is a sound. */
  follow(samples: Float32Array, from: number, to: number, rate: number, level: number): number {
    const length = (rate / 1000) * PART_MS;
    let at = from;
    for (; at + length <= to; at += length) {
      let sum = 0;
      for (let index = at; index < at + length; index++) {
        const sample = samples[index] ?? 0;
        sum += sample * sample;
      }
      this.#hear(sum > level * length);
    }
    return at;
  }

  #hear(isLoud: boolean): void {
    if (isLoud) {
      if (this.#heardMs - this.#endMs > GAP_MS) this.#startMs = this.#heardMs;
      this.#endMs = this.#heardMs + PART_MS;
    }
    this.#heardMs += PART_MS;
  }
}
