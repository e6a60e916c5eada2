/** Utterances whose text came before their audio. */
const MAX_AHEAD = 16;

interface TextAhead {
  readonly text?: string;
  readonly corrected?: string;
}

/** Keeps what is told of utterances of which no audio came yet; the oldest is forgotten for a new one too many. */
export class TextsAhead {
  readonly #texts = new Map<string, TextAhead>();

  note(id: string, text: TextAhead): void {
    const known = this.#texts.get(id);
    const [oldest] = this.#texts.keys();
    if (!known && this.#texts.size >= MAX_AHEAD && oldest !== undefined) this.#texts.delete(oldest);
    this.#texts.set(id, { ...known, ...text });
  }

  /** Gives it, and forgets it. */
  take(id: string): TextAhead {
    const text = this.#texts.get(id);
    this.#texts.delete(id);
    return text ?? {};
  }
}
