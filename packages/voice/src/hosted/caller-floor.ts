import type { AudioFrame } from '../audio/audio-frame.ts';
import { durationMs } from '../audio/audio-frame.ts';
import { AudioTimeline } from '../audio/audio-timeline.ts';
import { decodeSamples } from '../audio/g711.ts';
import { SPEECH_ACTIVITY, SpeechActivity } from '../turn/speech-activity.ts';

/** Mean amplitude of 32767 below which nothing is speech: about −44 dB, under any voice that a telephone carries. */
const AUDIBLE = 200;
/** Speech stands out from the line's own noise by this factor. */
const ABOVE_NOISE = 3;
/** The noise is taken to be the quietest that was heard, and drifts up to a louder line in some seconds. */
const NOISE_DRIFT_PER_SECOND = 0.2;

/** Speech that goes on after a shorter pause than this is the same utterance. */
const SAME_SPEECH_MS = 2000;

export interface SpeechSpan {
  /** Clock milliseconds. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/**
 * When the caller speaks: as the engine tells it, and by the loudness of the line, which tells the true end of speech
 * where the engine only tells when it had become certain. For figures and for waiting; who has the floor is decided by
 * the engine.
 */
export class CallerFloor {
  readonly #timeline = new AudioTimeline();
  readonly #activity = new SpeechActivity({ ...SPEECH_ACTIVITY, sustainedMs: Number.POSITIVE_INFINITY });
  #noise = AUDIBLE;
  #isLoud = false;
  #startedAtMs: number | null = null;
  #endedAtMs: number | null = null;
  #isAnswered = true;

  /** Takes in the caller's audio. Tells when speech begins or ends in it. */
  hear(frame: AudioFrame, nowMs: number): 'started' | 'stopped' | undefined {
    const startMs = this.#timeline.receivedMs;
    this.#timeline.note(frame, nowMs);
    const probability = this.#isSpeech(frame) ? 1 : 0;
    const event = this.#activity.observe({ startMs, endMs: this.#timeline.receivedMs, probability });
    if (event?.type === 'speech-started') {
      this.#isLoud = true;
      this.#start(this.#timeline.toClock(event.audioMs));
      return 'started';
    }
    if (event?.type !== 'speech-stopped') return undefined;
    this.#isLoud = false;
    this.#stop(this.#timeline.toClock(event.audioMs));
    return 'stopped';
  }

  /** The line is loud now. */
  get isLoud(): boolean {
    return this.#isLoud;
  }

  /** The engine noticed that the caller began to speak, or has finished. */
  told(change: 'started' | 'stopped', nowMs: number): void {
    // The line told the true times already, unless the caller is very quiet or the line is noisy.
    const endedAgoMs = this.#endedAtMs === null ? Number.POSITIVE_INFINITY : nowMs - this.#endedAtMs;
    if (change === 'started' && !this.#isLoud && endedAgoMs > SAME_SPEECH_MS) this.#start(nowMs);
    if (change === 'stopped' && (this.#isLoud || this.#endedAtMs === null)) this.#stop(nowMs);
  }

  /** The caller's latest speech up to now. */
  latest(nowMs: number): SpeechSpan {
    const endedAtMs = this.#endedAtMs ?? nowMs;
    return { startedAtMs: Math.min(this.#startedAtMs ?? endedAtMs, endedAtMs), endedAtMs };
  }

  /** The agent begins to speak: the end of the speech it answers, null when it answers none. Given once. */
  answer(): number | null {
    const endedAtMs = this.#isAnswered ? null : this.#endedAtMs;
    this.#isAnswered = true;
    return endedAtMs;
  }

  #start(atMs: number): void {
    const isNew = this.#isAnswered || this.#endedAtMs === null || atMs - this.#endedAtMs > SAME_SPEECH_MS;
    if (isNew) this.#startedAtMs = atMs;
    this.#isAnswered = false;
    this.#endedAtMs = null;
  }

  #stop(atMs: number): void {
    this.#endedAtMs = atMs;
    this.#isAnswered = false;
  }

  #isSpeech(frame: AudioFrame): boolean {
    const level = levelOf(frame);
    const drift = (NOISE_DRIFT_PER_SECOND * durationMs(frame)) / 1000;
    this.#noise = level < this.#noise ? level : this.#noise + (level - this.#noise) * drift;
    return level > Math.max(AUDIBLE, this.#noise * ABOVE_NOISE);
  }
}

/** Mean amplitude. */
function levelOf(frame: AudioFrame): number {
  const samples = decodeSamples(frame);
  let sum = 0;
  for (const sample of samples) sum += Math.abs(sample);
  return samples.length === 0 ? 0 : sum / samples.length;
}
