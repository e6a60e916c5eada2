import { type AudioFormat, type AudioFrame, bytesPerSample } from '../audio/audio-frame.ts';
import { SILENCE_BYTE, transcode } from '../audio/g711.ts';
import { wavHeader } from '../audio/wav.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';

/**
 * Audio gathered before it is written: what a killed process loses of the recording. Each write costs a trip through the
 * thread pool, some tenths of a millisecond of processor time, however little is in it.
 */
const FLUSH_MS = 2000;

/**
 * Records a call as it happens: caller left, agent right, in the transport's own encoding. The caller's frames are the
 * clock; with each, as much agent audio as was played meanwhile is taken from what was sent. So cleared audio never
 * appears, and both sides stay aligned.
 */
export class CallRecorder {
  readonly #sink: RecordingSink;
  readonly #format: AudioFormat;
  readonly #sampleBytes: 1 | 2;
  readonly #flushBytes: number;
  #agentAudio: Uint8Array[] = [];
  #agentOffset = 0;
  /** Both sides, sample by sample, up to `#filled`; handed over when it is full. */
  #mixed = new Uint8Array(0);
  #filled = 0;
  #dataBytes = 0;
  #isPaused = false;

  constructor(sink: RecordingSink, format: AudioFormat) {
    this.#sink = sink;
    this.#format = format;
    this.#sampleBytes = bytesPerSample(format.encoding);
    this.#flushBytes = (FLUSH_MS / 1000) * format.sampleRateHz * this.#sampleBytes * 2;
    sink.write(wavHeader(format, 2, 0));
  }

  get durationMs(): number {
    return (this.#dataBytes / 2 / this.#sampleBytes / this.#format.sampleRateHz) * 1000;
  }

  /** While paused both sides are silent, so that what follows stays at its time. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
  }

  addCaller(frame: AudioFrame): void {
    const { data } = transcode(frame, this.#format.encoding);
    const length = data.length * 2;
    if (this.#mixed.length - this.#filled < length) {
      this.#flush();
      if (this.#mixed.length < length) this.#mixed = new Uint8Array(Math.max(this.#flushBytes, length));
    }
    const from = this.#filled;
    this.#filled += length;
    this.#dataBytes += length;
    this.#mixed.fill(SILENCE_BYTE[this.#format.encoding], from, this.#filled);
    this.#takeAgent(data.length, this.#isPaused ? null : from + this.#sampleBytes);
    if (!this.#isPaused) this.#spread(data, from);
  }

  addAgent(frame: AudioFrame): void {
    this.#agentAudio.push(transcode(frame, this.#format.encoding).data);
  }

  /** The far side dropped what it had not played. */
  clearAgent(): void {
    this.#agentAudio = [];
    this.#agentOffset = 0;
  }

  async close(): Promise<void> {
    this.#flush();
    await this.#sink.close(wavHeader(this.#format, 2, this.#dataBytes));
  }

  /** Takes as many bytes as were played of what was sent, and writes them to one side from `at`; null for nowhere. */
  #takeAgent(length: number, at: number | null): void {
    let taken = 0;
    while (taken < length) {
      const next = this.#agentAudio[0];
      if (!next) return;
      const part = next.subarray(this.#agentOffset, this.#agentOffset + length - taken);
      if (at !== null) this.#spread(part, at + taken * 2);
      taken += part.length;
      this.#agentOffset += part.length;
      if (this.#agentOffset >= next.length) {
        this.#agentAudio.shift();
        this.#agentOffset = 0;
      }
    }
  }

  /** Writes samples to every other place from `at` on: one side of the recording. */
  #spread(samples: Uint8Array, at: number): void {
    const mixed = this.#mixed;
    if (this.#sampleBytes === 1) {
      for (let index = 0; index < samples.length; index++) mixed[at + index * 2] = samples[index] ?? 0;
      return;
    }
    for (let index = 0; index < samples.length; index += 2) {
      mixed[at + index * 2] = samples[index] ?? 0;
      mixed[at + index * 2 + 1] = samples[index + 1] ?? 0;
    }
  }

  #flush(): void {
    if (this.#filled === 0) return;
    this.#sink.write(this.#mixed.subarray(0, this.#filled));
    this.#filled = 0;
  }
}
