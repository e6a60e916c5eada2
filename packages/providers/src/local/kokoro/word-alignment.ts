/** Where each written word went: `[from, to)` among the spoken words. Empty ranges are words that make no sound. */
export interface WrittenWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const SPOKEN_WORD = /[\p{L}\p{M}']*\p{L}[\p{L}\p{M}']*/gu;

/** The words of speakable text as `pronounceText` counts them. */
export function spokenWords(text: string): string[] {
  return text.match(SPOKEN_WORD) ?? [];
}

/**
 * Matches the words as written, split at spaces, with the words as spoken ("$24.50" is spoken as six). Words alike on both
 * sides are anchors; what lies between two anchors is shared out by length.
 */
export function alignWords(written: string, spoken: readonly string[]): WrittenWord[] {
  const tokens = written.split(/\s+/).filter(Boolean);
  const pieces = tokens.flatMap((token, index) =>
    spokenWords(token.replace(/’/g, "'")).map(piece => ({ piece, index })),
  );
  const anchors = longestCommon(
    pieces.map(({ piece }) => piece.toLowerCase()),
    spoken.map(word => word.toLowerCase()),
  );
  const ranges: ({ from: number; to: number } | undefined)[] = tokens.map(() => undefined);
  for (const [pieceIndex, spokenIndex] of anchors) {
    const token = pieces[pieceIndex]?.index ?? 0;
    const range = ranges[token];
    ranges[token] = { from: range?.from ?? spokenIndex, to: spokenIndex + 1 };
  }
  return fillGaps(tokens, ranges, spoken.length);
}

function fillGaps(
  tokens: readonly string[],
  ranges: readonly ({ from: number; to: number } | undefined)[],
  spokenCount: number,
): WrittenWord[] {
  const words: WrittenWord[] = [];
  let position = 0;
  for (let index = 0; index < tokens.length; ) {
    const range = ranges[index];
    if (range) {
      words.push({ text: tokens[index] ?? '', from: position, to: range.to });
      position = range.to;
      index++;
      continue;
    }
    let end = index;
    while (end < tokens.length && !ranges[end]) end++;
    const available = (ranges[end]?.from ?? spokenCount) - position;
    const gap = tokens.slice(index, end);
    const total = gap.reduce((sum, token) => sum + token.length, 0);
    const start = position;
    let seen = 0;
    for (const token of gap) {
      seen += token.length;
      const to = start + Math.round((available * seen) / total);
      words.push({ text: token, from: position, to });
      position = to;
    }
    index = end;
  }
  return words;
}

/** Pairs of positions of a longest common subsequence. */
function longestCommon(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (length(i + 1, j) >= length(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
