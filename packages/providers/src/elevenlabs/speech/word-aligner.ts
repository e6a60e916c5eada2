import type { WordTime } from '@frontdesk/voice';

/** When each character of a piece of audio is spoken, from the piece's own beginning. */
export interface CharacterTimes {
  readonly characters: readonly string[];
  readonly startsMs: readonly number[];
  readonly durationsMs: readonly number[];
}

/** Words ahead among which a spoken word is looked for when it is not the next: some are not spoken at all. */
const LOOK_AHEAD = 3;

/**
 * Finds when the words of a text are spoken. The service tells it character by character, piece by piece, relative to
 * each piece; it may cut words in two, leave pieces without times, and repeat itself. What comes out are the text's own
 * words, each once, in order, so that joined by spaces they are the text.
 */
export class WordAligner {
  readonly #words: readonly string[];
  #next = 0;
  #partial = '';
  #partialStartMs = 0;
  /** Where the latest audio begins, and where it and the latest known character end. From the first sample. */
  #audioEndMs = 0;
  #spokenEndMs = 0;

  constructor(text: string) {
    this.#words = text.split(/\s+/).filter(word => word !== '');
  }

  /** Takes one piece of audio; gives the words that are now known. */
  add(durationMs: number, times: CharacterTimes | null): WordTime[] {
    const offsetMs = Math.max(this.#audioEndMs, this.#spokenEndMs);
    this.#audioEndMs += durationMs;
    if (!times) return [];
    const known: WordTime[] = [];
    for (const [index, character] of times.characters.entries()) {
      const startMs = offsetMs + (times.startsMs[index] ?? 0);
      const endMs = startMs + (times.durationsMs[index] ?? 0);
      if (/^\s*$/.test(character)) {
        known.push(...this.#finishWord());
      } else {
        if (this.#partial === '') this.#partialStartMs = startMs;
        this.#partial += character;
        this.#spokenEndMs = Math.max(this.#spokenEndMs, endMs);
        if (this.#partial === this.#words[this.#next]) known.push(...this.#finishWord());
      }
    }
    return known;
  }

  /** All audio was heard: the words not told of share what is left of it, by their lengths. */
  finish(): WordTime[] {
    const known = this.#finishWord();
    const left = this.#words.slice(this.#next);
    this.#next = this.#words.length;
    const total = left.reduce((sum, word) => sum + word.length, 0);
    const spanMs = Math.max(0, this.#audioEndMs - this.#spokenEndMs);
    let atMs = this.#spokenEndMs;
    return [
      ...known,
      ...left.map(word => {
        const startMs = atMs;
        atMs += (spanMs * word.length) / total;
        return { word, startMs, endMs: atMs };
      }),
    ];
  }

  /** The word spoken so far, with those before it that were passed over; nothing when it is none of the text's. */
  #finishWord(): WordTime[] {
    const spoken = this.#partial;
    this.#partial = '';
    if (spoken === '') return [];
    const ahead = this.#words.slice(this.#next, this.#next + LOOK_AHEAD).indexOf(spoken);
    if (ahead < 0) return [];
    const words = this.#words.slice(this.#next, this.#next + ahead + 1);
    this.#next += words.length;
    const startMs = this.#partialStartMs;
    const endMs = this.#spokenEndMs;
    return words.map((word, index) => ({ word, startMs, endMs: index === ahead ? endMs : startMs }));
  }
}
