import { bytesPerMs, decode, type FormatName, rateOf } from '../audio-format.ts';
import type { TurnDetection } from './session-settings.ts';

/** A stretch of audio is judged in windows of this length. */
const WINDOW_MS = 20;
/** Speech that goes on so long has begun. */
const ONSET_MS = 60;
/** Quieter than −45 dBFS is silence at the threshold of 0.5; a threshold of 1 wants −35, one of 0 −55. */
const MIDDLE_DB = -45;
const DB_PER_THRESHOLD = 20;
/** What is kept of audio that nobody commits. */
const LONGEST_MS = 120_000;
/** How long semantic turn detection waits here: the real one listens to the words. */
const SEMANTIC_SILENCE_MS = { low: 1500, medium: 700, auto: 700, high: 300 } as const;
const SEMANTIC_PREFIX_MS = 300;

export type HeardSomething =
  | { readonly type: 'speech-started'; readonly atMs: number }
  | { readonly type: 'speech-stopped'; readonly atMs: number };

/** The caller's audio that no item holds yet, and whether somebody speaks in it. */
export class InputBuffer {
  #format: FormatName = 'audio/pcm';
  #detection: TurnDetection | null = null;
  #chunks: Int16Array[] = [];
  #bufferedMs = 0;
  #heardMs = 0;
  #loudMs = 0;
  #quietMs = 0;
  #isSpeaking = false;

  /** Milliseconds heard since the session began. */
  get heardMs(): number {
    return this.#heardMs;
  }

  get bufferedMs(): number {
    return this.#bufferedMs;
  }

  /** There was a loud sound in the latest window. */
  get isLoud(): boolean {
    return this.#quietMs === 0 && this.#bufferedMs > 0;
  }

  configure(format: FormatName, detection: TurnDetection | null): void {
    if (format !== this.#format) this.clear();
    this.#format = format;
    this.#detection = detection;
  }

  append(bytes: Buffer): HeardSomething | null {
    const ms = bytes.length / bytesPerMs(this.#format);
    const samples = decode(bytes, this.#format);
    this.#chunks.push(samples);
    this.#bufferedMs += ms;
    this.#heardMs += ms;
    const happened = this.#judge(samples);
    if (this.#detection && !this.#isSpeaking && happened === null) this.#keep(this.#prefixMs());
    this.#keep(LONGEST_MS);
    return happened;
  }

  /** Takes what was heard out of the buffer. */
  take(): { samples: Int16Array; sampleRateHz: number } {
    const samples = new Int16Array(this.#chunks.reduce((sum, chunk) => sum + chunk.length, 0));
    let at = 0;
    for (const chunk of this.#chunks) {
      samples.set(chunk, at);
      at += chunk.length;
    }
    this.clear();
    return { samples, sampleRateHz: rateOf(this.#format) };
  }

  clear(): void {
    this.#chunks = [];
    this.#bufferedMs = 0;
    this.#isSpeaking = false;
    this.#loudMs = 0;
    this.#quietMs = 0;
  }

  #judge(samples: Int16Array): HeardSomething | null {
    const window = (rateOf(this.#format) * WINDOW_MS) / 1000;
    const rate = rateOf(this.#format) / 1000;
    let happened: HeardSomething | null = null;
    for (let at = 0; at < samples.length; at += window) {
      const part = samples.subarray(at, at + window);
      const ms = part.length / rate;
      if (this.#isLoudWindow(part)) {
        this.#loudMs += ms;
        this.#quietMs = 0;
      } else {
        this.#quietMs += ms;
        if (!this.#isSpeaking) this.#loudMs = 0;
      }
      if (this.#detection) happened = this.#decide() ?? happened;
    }
    return happened;
  }

  #decide(): HeardSomething | null {
    if (!this.#isSpeaking && this.#loudMs >= ONSET_MS) {
      this.#isSpeaking = true;
      return { type: 'speech-started', atMs: Math.max(0, Math.round(this.#heardMs - this.#loudMs - this.#prefixMs())) };
    }
    if (this.#isSpeaking && this.#quietMs >= this.#silenceMs()) {
      this.#isSpeaking = false;
      return { type: 'speech-stopped', atMs: Math.round(this.#heardMs) };
    }
    return null;
  }

  #isLoudWindow(samples: Int16Array): boolean {
    const threshold = this.#detection?.type === 'server_vad' ? this.#detection.threshold : 0.5;
    const floor = 32768 * 10 ** ((MIDDLE_DB + (threshold - 0.5) * DB_PER_THRESHOLD) / 20);
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    return sum > floor * floor * samples.length;
  }

  #silenceMs(): number {
    if (this.#detection?.type === 'server_vad') return this.#detection.silence_duration_ms;
    return SEMANTIC_SILENCE_MS[this.#detection?.eagerness ?? 'auto'];
  }

  #prefixMs(): number {
    return this.#detection?.type === 'server_vad' ? this.#detection.prefix_padding_ms : SEMANTIC_PREFIX_MS;
  }

  #keep(ms: number): void {
    const rate = rateOf(this.#format) / 1000;
    let first = this.#chunks[0];
    while (first && this.#bufferedMs - first.length / rate >= ms) {
      this.#bufferedMs -= first.length / rate;
      this.#chunks.shift();
      first = this.#chunks[0];
    }
  }
}
