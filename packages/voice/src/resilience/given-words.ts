import type { WordTime } from '../ports/text-to-speech.ts';
import { isWhole } from './said-so-far.ts';

/** The word times of one voice. A word is due once its audio was given: told before, it is wrong if another voice says it. */
export class GivenWords {
  readonly known: WordTime[] = [];
  #told = 0;

  add(words: readonly WordTime[]): void {
    this.known.push(...words);
  }

  /** Those that became due with so much audio; each is given once. */
  due(audioMs: number): WordTime[] {
    const waiting = this.known.slice(this.#told);
    const early = waiting.findIndex(word => !isWhole(word, audioMs));
    const due = early < 0 ? waiting : waiting.slice(0, early);
    this.#told += due.length;
    return due;
  }
}
