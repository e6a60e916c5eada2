/** Characters of speakable text. The first piece is short because its synthesis is what the caller waits for. */
const FIRST_LIMIT = 60;
const LIMIT = 150;
/** A piece shorter than this is joined to the next: every run of the model costs about 0.2 s by itself. */
const SHORTEST = 12;

const SENTENCE_END = /(?<=[.!?…])\s+/;
const CLAUSE_END = /(?<=[,;:])\s+/;
const BEFORE_JOINING_WORD =
  /\s+(?=(?:and|but|or|so|because|which|who|that|if|when|while|for|at|on|in|with|from|until|to|of)\s)/;

/**
 * Cuts speakable text where a speaker would breathe, so that one run of the model stays short: at sentences, then at
 * commas, then before a joining word. Joined by spaces the pieces are the text again.
 */
export function segmentsOf(text: string): string[] {
  const segments: string[] = [];
  for (const sentence of text.split(SENTENCE_END)) {
    const limit = segments.length === 0 ? FIRST_LIMIT : LIMIT;
    if (sentence.length <= limit) segments.push(sentence);
    else segments.push(...split(sentence, segments.length === 0));
  }
  return joinShort(segments).filter(segment => segment !== '');
}

function split(sentence: string, isFirst: boolean): string[] {
  const clauses = pack(sentence.split(CLAUSE_END), isFirst ? FIRST_LIMIT : LIMIT);
  return clauses.flatMap((clause, index) => {
    const limit = isFirst && index === 0 ? FIRST_LIMIT : LIMIT;
    if (clause.length <= limit) return [clause];
    const phrases = pack(clause.split(BEFORE_JOINING_WORD), limit);
    return phrases.flatMap(phrase => (phrase.length <= LIMIT * 1.5 ? [phrase] : pack(phrase.split(/\s+/), LIMIT)));
  });
}

/** Joins neighbours while they fit: the first piece into `firstLimit`, later ones into the usual limit. */
function pack(parts: readonly string[], firstLimit: number): string[] {
  const packed: string[] = [];
  for (const part of parts) {
    const last = packed.at(-1);
    const limit = packed.length <= 1 ? firstLimit : LIMIT;
    if (last !== undefined && last.length + part.length < limit) packed[packed.length - 1] = `${last} ${part}`;
    else packed.push(part);
  }
  return packed;
}

function joinShort(segments: readonly string[]): string[] {
  const joined: string[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    const isShort = last !== undefined && (last.length < SHORTEST || segment.length < SHORTEST);
    if (isShort && last.length + segment.length < LIMIT) joined[joined.length - 1] = `${last} ${segment}`;
    else joined.push(segment);
  }
  return joined;
}
