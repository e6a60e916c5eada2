/** Mean square of samples from −1 to 1. −60 dB: a quiet line's noise; telephone speech is 15 dB and more above it. */
const QUIETEST_SPEECH = 1e-6;
/** Twice the power of the line's noise, 3 dB: steady noise strays about 0.4 dB in windows of 256 samples. */
const MARGIN = 2;
/** The same for 4 ms, which stray much more: 5 dB are eight times as far as 32 samples of steady noise usually stray. */
const SOUND_MARGIN = 3;
/** Speech 10 dB above the noise; fainter speech need not have ended where it cannot be told from it. */
const CLEAR_MARGIN = 10;
/** Share of the level of speech that is left with each window: half of it after a second. */
const SPEECH_FALL = 0.98;
/** Windows judged after the last one that held speech: 384 ms, in which the model comes to rest. */
const HOLD_WINDOWS = 12;
/** Windows judged after a loud one, whatever it was. */
const SHORT_HOLD_WINDOWS = 3;
/** From here on a window may hold speech; the model's own value for "no longer speech". */
const MAYBE_SPEECH = 0.35;
/** Share of the way that the noise floor goes with each window: down in about 0.1 s, up in about 1.5 s. */
const FALL = 0.3;
const RISE = 0.02;

/**
 * Spares the model the windows in which nobody can be speaking: those no louder than the line's own noise. What the
 * noise is, it learns from windows in which the model heard no speech, so noise of any steady level ends up outside.
 */
export class EnergyGate {
  #noise = QUIETEST_SPEECH / MARGIN;
  #level = 0;
  /** Windows that are still judged although they are quiet. */
  #hold = 0;
  /** Of the loudest windows of late that may have held speech. */
  #speechLevel = 0;

  /** A few milliseconds with more power than this are no mere noise. Mean square. */
  get soundLevel(): number {
    return Math.max(QUIETEST_SPEECH, this.#noise * SOUND_MARGIN);
  }

  /** Whether speech is so much louder than the noise that it ends where it can no longer be told from it. */
  get isClear(): boolean {
    return Math.max(this.#speechLevel, this.#level) > Math.max(QUIETEST_SPEECH, this.#noise) * CLEAR_MARGIN;
  }

  /** Whether the model should judge this window. */
  admits(window: Float32Array): boolean {
    let sum = 0;
    for (let index = 0; index < window.length; index++) {
      const sample = window[index] ?? 0;
      sum += sample * sample;
    }
    this.#level = sum / window.length;
    if (this.#level > Math.max(QUIETEST_SPEECH, this.#noise * MARGIN)) {
      this.#hold = Math.max(this.#hold - 1, SHORT_HOLD_WINDOWS);
      return true;
    }
    this.#noise += (this.#level - this.#noise) * (this.#level < this.#noise ? FALL : RISE);
    if (this.#hold === 0) return false;
    this.#hold--;
    return true;
  }

  /** What the model made of the window admitted last. */
  learn(probability: number): void {
    this.#speechLevel *= SPEECH_FALL;
    if (probability >= MAYBE_SPEECH) {
      this.#speechLevel = Math.max(this.#speechLevel, this.#level);
      this.#hold = HOLD_WINDOWS;
    } else if (this.#hold <= SHORT_HOLD_WINDOWS && this.#level > this.#noise) {
      // Loud for a while, and no speech: so it is the line.
      this.#noise += (this.#level - this.#noise) * RISE;
    }
  }
}
