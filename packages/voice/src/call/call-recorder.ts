import { type AudioFormat, type AudioFrame, bytesPerSample } from '../audio/audio-frame.ts';
import { SILENCE_BYTE, transcode } from '../audio/g711.ts';
import { interleave, wavHeader } from '../audio/wav.ts';
import type { RecordingSink } from '../ports/recording-sink.ts';

/** Audio gathered before it is written: what a killed process loses of the recording. */
const FLUSH_MS = 500;

/**
 * Records a call as it happens: caller left, agent right, in the transport's own encoding. The caller's frames are the
 * clock; with each, as much agent audio as was played meanwhile is taken from what was sent. So cleared audio never
 * appears, and both sides stay aligned.
 */
export class CallRecorder {
  readonly #sink: RecordingSink;
  readonly #format: AudioFormat;
  readonly #flushBytes: number;
  #agentAudio: Uint8Array[] = [];
  #agentOffset = 0;
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #dataBytes = 0;
  #isPaused = false;

  constructor(sink: RecordingSink, format: AudioFormat) {
    this.#sink = sink;
    this.#format = format;
    this.#flushBytes = (FLUSH_MS / 1000) * format.sampleRateHz * bytesPerSample(format.encoding) * 2;
    sink.write(wavHeader(format, 2, 0));
  }

  get durationMs(): number {
    return (this.#dataBytes / 2 / bytesPerSample(this.#format.encoding) / this.#format.sampleRateHz) * 1000;
  }

  /** While paused both sides are silent, so that what follows stays at its time. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
  }

  addCaller(frame: AudioFrame): void {
    const { encoding } = this.#format;
    const caller = transcode(frame, encoding).data;
    const agent = this.#takeAgent(caller.length);
    const silence = this.#isPaused ? new Uint8Array(caller.length).fill(SILENCE_BYTE[encoding]) : undefined;
    const mixed = interleave(silence ?? caller, silence ?? agent, bytesPerSample(encoding));
    this.#pending.push(mixed);
    this.#pendingBytes += mixed.length;
    this.#dataBytes += mixed.length;
    if (this.#pendingBytes >= this.#flushBytes) this.#flush();
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

  #takeAgent(length: number): Uint8Array {
    const taken = new Uint8Array(length).fill(SILENCE_BYTE[this.#format.encoding]);
    let filled = 0;
    while (filled < length) {
      const next = this.#agentAudio[0];
      if (!next) break;
      const part = next.subarray(this.#agentOffset, this.#agentOffset + length - filled);
      taken.set(part, filled);
      filled += part.length;
      this.#agentOffset += part.length;
      if (this.#agentOffset >= next.length) {
        this.#agentAudio.shift();
        this.#agentOffset = 0;
      }
    }
    return taken;
  }

  #flush(): void {
    if (this.#pendingBytes === 0) return;
    const bytes = new Uint8Array(this.#pendingBytes);
    let offset = 0;
    for (const part of this.#pending) {
      bytes.set(part, offset);
      offset += part.length;
    }
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#sink.write(bytes);
  }
}
