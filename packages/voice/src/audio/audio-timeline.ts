import { type AudioFrame, durationMs } from './audio-frame.ts';

/**
 * Ties a live stream's own time (milliseconds of audio received) to the clock. Network delay only ever makes audio
 * late, so the earliest arrival seen is the best estimate of when the stream began.
 */
export class AudioTimeline {
  #receivedMs = 0;
  #beganAtMs = Number.POSITIVE_INFINITY;

  /** Milliseconds of audio received so far. */
  get receivedMs(): number {
    return this.#receivedMs;
  }

  note(frame: AudioFrame, arrivedAtMs: number): void {
    this.#receivedMs += durationMs(frame);
    this.#beganAtMs = Math.min(this.#beganAtMs, arrivedAtMs - this.#receivedMs);
  }

  /** The clock time at which a point of the stream was spoken. */
  toClock(audioMs: number): number {
    return this.#beganAtMs + audioMs;
  }
}
