import type { Sound, SpeechProbability } from '../ports/voice-activity-detector.ts';

export interface SpeechActivityPolicy {
  /** A window at or above this is speech. */
  readonly startProbability: number;
  /** A window below this is silence; between the two nothing changes. */
  readonly stopProbability: number;
  /** Speech windows in a row, together this long, before speech counts as begun. */
  readonly minSpeechMs: number;
  /** Silence this long after the last sound of speech before it counts as stopped. */
  readonly minSilenceMs: number;
  /** Speech this long is meant to be heard: it is no cough and no "mm-hm". */
  readonly sustainedMs: number;
}

/**
 * 0.5 / 0.35 are Silero's own recommended hysteresis. 64 ms is two of its windows: one click is not speech.
 * Some 190 ms are longer than the closure of a plosive or the gap between two words; 184 are noticed after 194 on average,
 * with a carrier's frames of 20 ms.
 */
export const SPEECH_ACTIVITY: Omit<SpeechActivityPolicy, 'sustainedMs'> = {
  startProbability: 0.5,
  stopProbability: 0.35,
  minSpeechMs: 64,
  minSilenceMs: 184,
};

/** Soft beginnings (an F, an H, a breath) are heard as speech so late at most: three windows. */
const ONSET_MS = 96;

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
  /** The first of the windows in a row that may be the beginning of speech, and when its sound began. */
  #candidateMs: number | null = null;
  #startMs = 0;
  /** Of the last window that was speech to the detector, and of the last sound in such a window. */
  #lastSpeechEndMs = 0;
  #lastSoundEndMs = 0;

  constructor(policy: SpeechActivityPolicy) {
    this.#policy = policy;
  }

  observe(window: SpeechProbability): SpeechActivityEvent | undefined {
    const { startProbability, stopProbability, minSpeechMs, minSilenceMs } = this.#policy;
    if (this.#isSpeaking) {
      if (window.probability >= stopProbability) this.#note(window);
      if (window.endMs - this.#lastSoundEndMs >= minSilenceMs) return this.#stop();
      return this.#isSustained ? undefined : this.#sustain(this.#lastSpeechEndMs);
    }
    // What a model still believes in after the end of a sound does not begin another one.
    const isSilent = window.sound && window.sound.endMs <= Math.max(window.startMs, this.#lastSoundEndMs);
    if (window.probability < startProbability || isSilent) {
      this.#candidateMs = null;
      return undefined;
    }
    if (this.#candidateMs === null) {
      this.#candidateMs = window.startMs;
      this.#startMs = Math.max(window.sound?.startMs ?? window.startMs, window.startMs - ONSET_MS);
    }
    if (window.endMs - this.#candidateMs < minSpeechMs) return undefined;
    this.#isSpeaking = true;
    this.#isSustained = false;
    this.#lastSoundEndMs = window.startMs;
    this.#note(window);
    return { type: 'speech-started', audioMs: this.#startMs };
  }

  /** The latest sound in what was heard so far, ahead of the windows: when speech pauses, and that it lasts, is known sooner. */
  hear(sound: Sound, heardMs: number): SpeechActivityEvent | undefined {
    if (!this.#isSpeaking || sound.endMs < this.#lastSoundEndMs) return undefined;
    if (heardMs - sound.endMs >= this.#policy.minSilenceMs) {
      this.#lastSoundEndMs = sound.endMs;
      return this.#stop();
    }
    const lasts = sound.startMs <= this.#lastSoundEndMs;
    return lasts && !this.#isSustained ? this.#sustain(sound.endMs) : undefined;
  }

  #note({ startMs, endMs, sound }: SpeechProbability): void {
    this.#lastSpeechEndMs = endMs;
    const soundEndMs = sound?.endMs ?? endMs;
    if (soundEndMs > startMs) this.#lastSoundEndMs = soundEndMs;
  }

  #stop(): SpeechActivityEvent {
    this.#isSpeaking = false;
    this.#candidateMs = null;
    return { type: 'speech-stopped', audioMs: this.#lastSoundEndMs };
  }

  #sustain(untilMs: number): SpeechActivityEvent | undefined {
    if (untilMs - this.#startMs < this.#policy.sustainedMs) return undefined;
    this.#isSustained = true;
    return { type: 'speech-sustained', audioMs: untilMs };
  }
}
