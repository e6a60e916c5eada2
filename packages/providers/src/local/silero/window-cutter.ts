import { type AudioEncoding, type AudioFrame, decodeSamples } from '@frontdesk/voice';
import { SILERO_SHAPES, type SileroRate } from './silero-model.ts';

/** What each byte of G.711 is worth, −1 to 1. */
const LEVELS: Readonly<Record<Exclude<AudioEncoding, 'pcm16'>, Float32Array>> = {
  mulaw: levelsOf('mulaw'),
  alaw: levelsOf('alaw'),
};

/** Cuts frames of any length into the model's windows; a rest shorter than a window waits for the next frame. */
export class WindowCutter {
  #window = new Float32Array(0);
  #filled = 0;
  #rate: SileroRate = 8000;
  #levels: Float32Array = LEVELS.mulaw;
  /** Bytes of G.711 that index the levels, or linear samples. */
  #source: Uint8Array | Int16Array = new Uint8Array(0);
  #at = 0;

  /** Of the frame added last. */
  get rate(): SileroRate {
    return this.#rate;
  }

  /** What there is of the window that is not whole yet, and how many samples that are; good until the next call of `add`. */
  get partial(): { readonly samples: Float32Array; readonly count: number } {
    return { samples: this.#window, count: this.#filled };
  }

  /** Take all windows of the frame before the next one is added. Throws for rates that the model does not know. */
  add(frame: AudioFrame): void {
    const rate = sileroRate(frame);
    const size = SILERO_SHAPES[rate].window;
    if (this.#window.length !== size) {
      this.#window = new Float32Array(size);
      this.#filled = 0;
    }
    this.#rate = rate;
    this.#at = 0;
    if (frame.encoding === 'pcm16') this.#source = decodeSamples(frame);
    else {
      this.#levels = LEVELS[frame.encoding];
      this.#source = frame.data;
    }
  }

  /** The next whole window, good until the next call; undefined when there is none. */
  next(): Float32Array | undefined {
    const window = this.#window;
    const source = this.#source;
    const count = Math.min(window.length - this.#filled, source.length - this.#at);
    if (source instanceof Uint8Array) {
      const levels = this.#levels;
      for (let index = 0; index < count; index++)
        window[this.#filled + index] = levels[source[this.#at + index] ?? 0] ?? 0;
    } else {
      for (let index = 0; index < count; index++)
        window[this.#filled + index] = (source[this.#at + index] ?? 0) / 32_768;
    }
    this.#at += count;
    this.#filled += count;
    if (this.#filled < window.length) return undefined;
    this.#filled = 0;
    return window;
  }
}

function levelsOf(encoding: 'mulaw' | 'alaw'): Float32Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const samples = decodeSamples({ encoding, sampleRateHz: 8000, data: bytes });
  return Float32Array.from(samples, sample => sample / 32_768);
}

function sileroRate({ sampleRateHz }: AudioFrame): SileroRate {
  if (sampleRateHz === 8000 || sampleRateHz === 16_000) return sampleRateHz;
  throw new RangeError(`Silero judges audio of 8 or 16 kHz, not ${sampleRateHz} Hz`);
}
