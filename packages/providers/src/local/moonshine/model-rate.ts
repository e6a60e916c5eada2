import speex from 'speex-resampler';
import { MODEL_RATE_HZ } from './moonshine-model.ts';

// The package is CommonJS: its class is a property of what Node imports.
const SpeexResampler = speex.default;
type SpeexResampler = InstanceType<typeof speex.default>;

/** Speex's middle quality: its pass band ends above telephone speech, and 4 s take about 3 ms. */
const QUALITY = 4;
/** Longer than the filter's memory at any quality: silence this long before the audio flushes what came before it. */
const FLUSH_MS = 20;

/** Brings whole stretches of audio to the model's rate. One at a time; the filter starts each one clean. */
export class ModelRateConverter {
  readonly #resamplers = new Map<number, SpeexResampler>();

  /** Loads the resampler's code. */
  static async open(): Promise<ModelRateConverter> {
    await SpeexResampler.initPromise;
    return new ModelRateConverter();
  }

  /** 16 kHz, −1 to 1. */
  convert(samples: Int16Array, sampleRateHz: number): Float32Array {
    return toFloats(sampleRateHz === MODEL_RATE_HZ ? samples : this.#resample(samples, sampleRateHz));
  }

  #resample(samples: Int16Array, sampleRateHz: number): Int16Array {
    const resampler = this.#resamplers.get(sampleRateHz) ?? new SpeexResampler(1, sampleRateHz, MODEL_RATE_HZ, QUALITY);
    this.#resamplers.set(sampleRateHz, resampler);
    resampler.processChunk(Buffer.alloc((sampleRateHz / 1000) * FLUSH_MS * 2));
    const bytes = resampler.processChunk(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
    return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length >> 1);
  }
}

function toFloats(samples: Int16Array): Float32Array {
  return Float32Array.from(samples, sample => sample / 32_768);
}
