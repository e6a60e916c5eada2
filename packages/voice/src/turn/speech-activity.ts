import type { SpeechProbability } from '../ports/voice-activity-detector.ts';

export interface SpeechActivityPolicy {
  /** A window at or above this is speech. */
  readonly startProbability: number;
  /** A window below this is silence; between the two nothing changes. */
  readonly stopProbability: number;
  /** Speech windows in a row, together this long, before speech counts as begun. */
  readonly minSpeechMs: number;
  /** Silence this long before speech counts as stopped. */
  readonly minSilenceMs: number;
  /** Speech this long is meant to be heard: it is no cough and no "mm-hm". */
  readonly sustainedMs: number;
}

/**
 * 0.5 / 0.35 are Silero's own recommended hysteresis. 64 ms is two of its windows: one click is not speech.
 * 192 ms, six windows, is longer than the closure of a plosive or the gap between two words; anything between that and
 * 224 would be seen only with the seventh.
 */
export const SPEECH_ACTIVITY: Omit<SpeechActivityPolicy, 'sustainedMs'> = {
  startProbability: 0.5,
  stopProbability: 0.35,
  minSpeechMs: 64,
  minSilenceMs: 192,
};

/** Times are milliseconds of audio: when the speech itself began or ended, not when that became certain. */
export type SpeechActivityEvent =
  | { readonly type: 'speech-started'; readonly audioMs: number }
  | { readonly type: 'speech-sustained'; readonly audioMs: number }
  | { readonly type: 'speech-stopped'; readonly audioMs: number };

/** Turns window-by-window probabilities into the beginnings and ends of speech. */
export class SpeechActivity {
  readonly #policy: SpeechActivityPolicy;
  #isSpeaking = false;
  #isSustained = false;
  #candidateStartMs: number | null = null;
  #lastSpeechEndMs = 0;

  constructor(policy: SpeechActivityPolicy) {
    this.#policy = policy;
  }

  observe(window: SpeechProbability): SpeechActivityEvent | undefined {
    const { startProbability, stopProbability, minSpeechMs, minSilenceMs } = this.#policy;
    if (this.#isSpeaking) {
      if (window.probability >= stopProbability) this.#lastSpeechEndMs = window.endMs;
      if (window.endMs - this.#lastSpeechEndMs >= minSilenceMs) return this.#stop();
      return this.#isSustained ? undefined : this.#sustain();
    }
    if (window.probability < startProbability) {
      this.#candidateStartMs = null;
      return undefined;
    }
    this.#candidateStartMs ??= window.startMs;
    if (window.endMs - this.#candidateStartMs < minSpeechMs) return undefined;
    this.#isSpeaking = true;
    this.#isSustained = false;
    this.#lastSpeechEndMs = window.endMs;
    return { type: 'speech-started', audioMs: this.#candidateStartMs };
  }

  #stop(): SpeechActivityEvent {
    this.#isSpeaking = false;
    this.#candidateStartMs = null;
    return { type: 'speech-stopped', audioMs: this.#lastSpeechEndMs };
  }

  #sustain(): SpeechActivityEvent | undefined {
    if (this.#lastSpeechEndMs - (this.#candidateStartMs ?? 0) < this.#policy.sustainedMs) return undefined;
    this.#isSustained = true;
    return { type: 'speech-sustained', audioMs: this.#lastSpeechEndMs };
  }
}
