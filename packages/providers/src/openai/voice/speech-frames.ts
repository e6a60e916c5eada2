import { type AudioFormat, type AudioFrame, decodeSamples, encodeSamples } from '@frontdesk/voice';
import { audioFrames } from '../../waveform/audio-frames.ts';
import { ResampleStream } from '../../waveform/resample-stream.ts';

/** The service's only linear format: 16-bit little-endian samples without a header. */
const SPOKEN: AudioFormat = { encoding: 'pcm16', sampleRateHz: 24_000 };

/** The service's speech as frames of another format, piece by piece; a piece may end within a sample. */
export class SpeechFrames {
  readonly #format: AudioFormat;
  readonly #resampler: ResampleStream | null;
  #oddByte: number | null = null;

  constructor(format: AudioFormat) {
    this.#format = format;
    this.#resampler =
      format.sampleRateHz === SPOKEN.sampleRateHz ? null : new ResampleStream(SPOKEN.sampleRateHz, format.sampleRateHz);
  }

  push(bytes: Uint8Array): Iterable<AudioFrame> {
    const samples = decodeSamples({ ...SPOKEN, data: this.#whole(bytes) });
    return this.#frames(this.#resampler ? this.#resampler.push(samples) : samples);
  }

  end(): Iterable<AudioFrame> {
    return this.#resampler ? this.#frames(this.#resampler.end()) : [];
  }

  #frames(samples: Int16Array): Iterable<AudioFrame> {
    return audioFrames(encodeSamples(samples, this.#format.encoding), this.#format);
  }

  #whole(bytes: Uint8Array): Uint8Array {
    let whole = bytes;
    if (this.#oddByte !== null) {
      whole = new Uint8Array(bytes.length + 1);
      whole[0] = this.#oddByte;
      whole.set(bytes, 1);
    }
    const isOdd = whole.length % 2 === 1;
    this.#oddByte = isOdd ? (whole.at(-1) ?? null) : null;
    return isOdd ? whole.subarray(0, -1) : whole;
  }
}
