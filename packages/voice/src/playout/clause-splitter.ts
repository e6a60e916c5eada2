/** A first clause shorter than this is not worth a synthesis of its own: two words, a comma and a space. */
const MIN_FIRST_CLAUSE = 4;
/** A first clause longer than this without a pause in it is cut at a word, so the voice starts soon. */
const MAX_FIRST_CLAUSE = 90;
/** Longest piece handed to synthesis at once. */
const MAX_CLAUSE = 220;

/** Dots that end no sentence. */
const ABBREVIATION = /(?:^|\s)(?:mr|mrs|ms|dr|st|ave|blvd|rd|no|apt|vs|etc|approx|a\.m|p\.m|[a-z])\.$/i;

/**
 * Cuts streamed text into pieces worth synthesising on their own: the first as early as a clause ends, the later ones
 * at sentence ends. Nothing is lost: the pieces joined by single spaces are the text with its white space folded.
 */
export class ClauseSplitter {
  #buffer = '';
  #isFirst = true;

  /** Takes more text and gives the pieces that are now complete. */
  push(text: string): string[] {
    this.#buffer += text;
    const pieces: string[] = [];
    for (let cut = this.#nextCut(); cut > 0; cut = this.#nextCut()) pieces.push(...this.#take(cut));
    return pieces;
  }

  /** The rest, when no more text comes. */
  flush(): string[] {
    return this.#take(this.#buffer.length);
  }

  #take(length: number): string[] {
    const piece = this.#buffer.slice(0, length).replace(/\s+/g, ' ').trim();
    this.#buffer = this.#buffer.slice(length).replace(/^\s+/, '');
    if (piece === '') return [];
    this.#isFirst = false;
    return [piece];
  }

  /** Where the next piece ends, or 0 when it is not complete yet. A mark needs a space after it to be sure. */
  #nextCut(): number {
    const marks = this.#isFirst ? /[.!?…,;:—](?=\s)/g : /[.!?…](?=\s)/g;
    for (const match of this.#buffer.matchAll(marks)) {
      const end = match.index + 1;
      const piece = this.#buffer.slice(0, end);
      if (ABBREVIATION.test(piece)) continue;
      if (this.#isFirst && piece.trim().length < MIN_FIRST_CLAUSE) continue;
      return end;
    }
    const limit = this.#isFirst ? MAX_FIRST_CLAUSE : MAX_CLAUSE;
    if (this.#buffer.length <= limit) return 0;
    const space = this.#buffer.lastIndexOf(' ', limit);
    return space > 0 ? space : limit;
  }
}
