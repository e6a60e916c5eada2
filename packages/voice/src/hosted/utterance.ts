import { playedText } from '../playout/played-text.ts';
import type { WordTime } from '../ports/text-to-speech.ts';

/** What a character of speech takes, about: 15 a second. For an utterance whose length is not known yet. */
const MS_PER_CHARACTER = 65;

/** One stretch of the engine's speech on its way to the caller's ear. */
export class Utterance {
  readonly id: string;
  text = '';
  /** What the engine says was said of it, where it was cut off. */
  corrected: string | null = null;
  words: WordTime[] = [];
  /** No more audio is coming. */
  hasEnded = false;
  #receivedMs = 0;
  #sentMs = 0;
  #endsAtMs = 0;
  #isPlayed = false;

  constructor(id: string) {
    this.id = id;
  }

  get isPlayed(): boolean {
    return this.#isPlayed;
  }

  received(lengthMs: number): void {
    this.#receivedMs += lengthMs;
  }

  /** So much more was handed to the transport, which will have played it at `endsAtMs`. */
  sent(lengthMs: number, endsAtMs: number): void {
    this.#sentMs += lengthMs;
    this.#endsAtMs = endsAtMs;
  }

  /** All of it was played. */
  played(): void {
    this.#isPlayed = true;
  }

  /** Milliseconds of it that were played by a moment. */
  heardMs(nowMs: number): number {
    if (this.#isPlayed) return this.#sentMs;
    const queuedMs = Math.min(this.#sentMs, Math.max(0, this.#endsAtMs - nowMs));
    return this.#sentMs - queuedMs;
  }

  /** The text heard by a moment, cut at the last whole word. */
  heardText(nowMs: number): string {
    if (this.corrected !== null) return this.corrected;
    if (this.#isPlayed) return this.text;
    const guessedMs = this.hasEnded ? 0 : this.text.length * MS_PER_CHARACTER;
    const durationMs = Math.max(this.#receivedMs, guessedMs);
    return playedText({ text: this.text, words: this.words, durationMs, playedMs: this.heardMs(nowMs) });
  }
}
