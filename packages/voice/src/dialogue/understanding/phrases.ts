import { normalise, stems } from './normalise.ts';

export interface PhraseMatch<T> {
  readonly item: T;
  /** How many words of the winning phrase were said. */
  readonly words: number;
}

/**
 * The item one of whose phrases was said: all its words, in any order, with anything between.
 * The phrase with most words wins, then the earlier item. A phrase of one short word must stand nearly alone.
 */
export function bestPhrase<T extends { readonly phrases: readonly string[] }>(
  text: string,
  items: readonly T[],
): PhraseMatch<T> | undefined {
  const said = stems(normalise(text));
  const saidSet = new Set(said);
  let best: PhraseMatch<T> | undefined;
  for (const item of items)
    for (const phrase of item.phrases) {
      const wanted = stems(normalise(phrase));
      if (wanted.length === 0 || !wanted.every(word => saidSet.has(word))) continue;
      const only = wanted[0] ?? '';
      if (wanted.length === 1 && only.length <= 3 && said.length > 3) continue;
      if (!best || wanted.length > best.words) best = { item, words: wanted.length };
    }
  return best;
}
