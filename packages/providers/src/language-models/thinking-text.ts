const OPEN = '<think>';
const CLOSE = '</think>';

/** Leaves out what a model thinks aloud between `<think>` tags at the start of its answer: it is not for the caller. */
export class ThinkingText {
  #state: 'start' | 'thinking' | 'gap' | 'answer' = 'start';
  #held = '';

  /** The part of what has come so far that is certainly to be said; empty while that is open. */
  push(piece: string): string {
    if (this.#state === 'answer') return piece;
    if (this.#state === 'gap') return this.#answer(piece);
    this.#held += piece;
    if (this.#state === 'start') {
      const begun = this.#held.trimStart();
      if (begun.startsWith(OPEN)) {
        this.#state = 'thinking';
        this.#held = begun.slice(OPEN.length);
      } else if (OPEN.startsWith(begun)) return '';
      else return this.#answer(begun);
    }
    const end = this.#held.indexOf(CLOSE);
    if (end === -1) {
      this.#held = this.#held.slice(-CLOSE.length);
      return '';
    }
    return this.#answer(this.#held.slice(end + CLOSE.length));
  }

  /** What was held back, in case it was the beginning of an answer after all. */
  flush(): string {
    return this.#state === 'start' ? this.#answer(this.#held) : '';
  }

  #answer(text: string): string {
    const begun = text.trimStart();
    this.#state = begun === '' ? 'gap' : 'answer';
    this.#held = '';
    return begun;
  }
}
