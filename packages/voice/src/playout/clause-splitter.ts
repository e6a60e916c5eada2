/** A clause shorter than this is not worth a synthesis of its own: two words, a comma and a space. */
const MIN_CLAUSE = 4;
/**
 * Longest pieces handed to synthesis, in order, the last one for all that follow; a longer one is cut at a word. A local
 * voice takes about a third of the length of its speech, so a short first piece starts soon, and the second, cut at a
 * clause too, is ready before the first has been heard.
 */
const MAX_LENGTHS = [60, 110, 220] as const;
/** Pieces that end at a comma as well as at a sentence. */
const EARLY_PIECES = 2;

/** Words before which a voice may breathe. */
const BREATH = / (?=(?:and|or|but|with|for|at|on|in|to|from|which|that|because|until) )/g;
/** A piece cut at a breath is no shorter than this. */
const MIN_BREATH = 20;

/** Dots that end no sentence. */
const ABBREVIATION = /(?:^|\s)(?:mr|mrs|ms|dr|st|ave|blvd|rd|no|apt|vs|etc|approx|a\.m|p\.m|[a-z])\.$/i;

/**
 * Cuts streamed text into pieces worth synthesising on their own: the first two as early as a clause ends, the later
 * ones at sentence ends. Nothing is lost: the pieces joined by single spaces are the text with its white space folded.
 */
export class ClauseSplitter {
  #buffer = '';
  #taken = 0;

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
    this.#taken++;
    return [piece];
  }

  /** Where the next piece ends, or 0 when it is not complete yet. A mark needs a space after it to be sure. */
  #nextCut(): number {
    const limit = MAX_LENGTHS[Math.min(this.#taken, MAX_LENGTHS.length - 1)] ?? 0;
    const marks = this.#taken < EARLY_PIECES ? /[.!?…,;:—](?=\s)/g : /[.!?…](?=\s)/g;
    for (const match of this.#buffer.matchAll(marks)) {
      const end = match.index + 1;
      if (end > limit) break;
      const piece = this.#buffer.slice(0, end);
      if (ABBREVIATION.test(piece)) continue;
      if (this.#taken < EARLY_PIECES && piece.trim().length < MIN_CLAUSE) continue;
      return end;
    }
    return this.#buffer.length > limit ? breathBefore(this.#buffer, limit) : 0;
  }
}

/** Where to cut a text that has no pause in its first `limit` characters. */
function breathBefore(text: string, limit: number): number {
  const breath = [...text.slice(0, limit).matchAll(BREATH)].at(-1)?.index ?? 0;
  if (breath >= MIN_BREATH) return breath;
  const space = text.lastIndexOf(' ', limit);
  return space > 0 ? space : limit;
}
