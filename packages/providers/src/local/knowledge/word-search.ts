import type { KnowledgeEntry } from '@frontdesk/contract';
import MiniSearch from 'minisearch';

/** Words that say nothing about what is asked. */
const STOP_WORDS = new Set(
  `a about an and any are at be can could do does for from get have has how i if in is it me my of on or our please
  so some tell than that the their them there they this to us was we what when where which who will with would you
  your hi hello okay ok um uh there's what's do you've`.split(/\s+/),
);

/** BM25 over the titles and texts of one set of entries. */
export class WordSearch {
  readonly #index: MiniSearch<{ id: number; title: string; text: string }>;

  constructor(entries: readonly KnowledgeEntry[]) {
    this.#index = new MiniSearch({
      fields: ['title', 'text'],
      processTerm: wordStem,
      searchOptions: { boost: { title: 2 }, fuzzy: term => (term.length > 5 ? 0.2 : false) },
    });
    this.#index.addAll(entries.map(({ title, text }, id) => ({ id, title, text })));
  }

  /** By the entry's index: 0 to 1, the share of the question's words it has, less where others fit them better. */
  scores(question: string): Map<number, number> {
    const tokenize: (text: string) => string[] = MiniSearch.getDefault('tokenize');
    const words = new Set(
      tokenize(question)
        .map(wordStem)
        .filter(word => word !== null),
    );
    const results = this.#index.search(question);
    const best = results[0]?.score ?? 1;
    return new Map(
      results.map(result => {
        const coverage = new Set(result.queryTerms).size / Math.max(1, words.size);
        return [result.id as number, Math.min(1, coverage) * Math.sqrt(result.score / best)];
      }),
    );
  }
}

/** Lower case, without stop words and with the commonest English endings off, so that "dishes" finds "dish". */
function wordStem(term: string): string | null {
  const word = term.toLowerCase().replace(/['’]s$/, '');
  if (word === '' || STOP_WORDS.has(word)) return null;
  if (word.length <= 4) return word.replace(/([^s])s$/, '$1');
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/([^aeiou])(?:es|ing|ed)$/, '$1')
    .replace(/([^s])s$/, '$1');
}
