import type { HeardResult } from './heard-result.ts';

/** Windows and our own count of the audio differ by no more than this. */
const TOLERANCE_MS = 60;

/** The text of one utterance, put together from the windows of audio it lies in. */
export class UtteranceText {
  readonly #fromMs: number;
  #toMs = Infinity;
  #finals: string[] = [];
  #interim = '';
  /** Up to here the text is final. */
  #settledToMs: number;
  #confidence: number | undefined;
  #isSpeechFinal = false;

  /** `fromMs`: what was said before belongs to an earlier one. */
  constructor(fromMs: number) {
    this.#fromMs = fromMs;
    this.#settledToMs = fromMs;
  }

  get text(): string {
    return [...this.#finals, this.#interim].filter(Boolean).join(' ');
  }

  /** Of the least certain final with words. */
  get confidence(): number | undefined {
    return this.#confidence;
  }

  /** Speech ended, as far as the recogniser knows, and all of it is final. */
  get isSettled(): boolean {
    return this.#isSpeechFinal && this.#interim === '';
  }

  /** What is said from there on belongs to the next one. */
  end(toMs: number): void {
    this.#toMs = toMs;
  }

  take(result: HeardResult): void {
    if (result.endMs <= this.#settledToMs + (result.isFinal ? 0 : 1)) return; // replaced by a final before
    const text = textWithin(result, Math.max(this.#fromMs, this.#settledToMs), this.#toMs);
    if (!result.isFinal) {
      this.#interim = text;
      if (text !== '') this.#isSpeechFinal = false;
      return;
    }
    this.#interim = '';
    this.#settledToMs = result.endMs;
    this.#isSpeechFinal = result.isSpeechFinal || (this.#isSpeechFinal && text === '');
    if (text === '') return;
    this.#finals.push(text);
    if (result.confidence !== undefined) this.#confidence = Math.min(this.#confidence ?? 1, result.confidence);
  }
}

/** All of a result's text where its window lies between the two times, else the words of it that do. */
function textWithin(result: HeardResult, fromMs: number, toMs: number): string {
  if (result.endMs <= fromMs || result.startMs >= toMs) return '';
  if (result.startMs >= fromMs - TOLERANCE_MS && result.endMs <= toMs + TOLERANCE_MS) return result.text;
  return result.words
    .filter(({ startMs, endMs }) => (startMs + endMs) / 2 >= fromMs && (startMs + endMs) / 2 < toMs)
    .map(({ text }) => text)
    .join(' ');
}
