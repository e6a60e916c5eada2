import type { KnowledgeEntry } from '@frontdesk/contract';
import type { KnowledgeMatch, KnowledgeSearch } from '@frontdesk/voice';
import type { WorkerPool } from '../inference/worker-pool.ts';
import { EmbeddingCache } from './embedding-cache.ts';
import type { EmbeddingResult, EmbeddingTask } from './minilm-worker.ts';
import { WordSearch } from './word-search.ts';

/** MiniLM's cosines: unrelated texts lie around 0.1, a question and its answer between 0.3 and 0.8. */
const UNRELATED_COSINE = 0.1;
const CERTAIN_COSINE = 0.65;
/** Words in common are half as good a sign as meaning: callers do not know how an entry is worded. */
const WORDS_WEIGHT = 0.5;
/** Below this the entry has a stray word in common with the question, no more. */
const MIN_SCORE = 0.25;

/**
 * Finds what answers a question by its words (BM25) and its meaning (MiniLM in a worker). Until the model has read the
 * entries, by the words alone; so also when it cannot be used.
 */
export class LocalKnowledgeSearch implements KnowledgeSearch {
  readonly #pool: WorkerPool<EmbeddingTask, EmbeddingResult>;
  readonly #embeddings: EmbeddingCache;
  /** A call's entries are one frozen array, so its index is made once and goes with it. */
  readonly #words = new WeakMap<readonly KnowledgeEntry[], WordSearch>();

  constructor(pool: WorkerPool<EmbeddingTask, EmbeddingResult>) {
    this.#pool = pool;
    this.#embeddings = new EmbeddingCache(pool);
  }

  /** Reads the entries ahead of the first question, for example when a call begins. Never rejects. */
  async prepare(entries: readonly KnowledgeEntry[]): Promise<void> {
    await this.#embeddings.learn(entries.map(textOf)).catch(() => {});
  }

  async search(
    entries: readonly KnowledgeEntry[],
    question: string,
    limit: number,
    signal: AbortSignal,
  ): Promise<readonly KnowledgeMatch[]> {
    if (entries.length === 0 || question.trim() === '' || signal.aborted) return [];
    const words = this.#wordSearch(entries).scores(question);
    const meanings = await this.#meanings(entries, question, signal);
    return entries
      .map((entry, index) => ({ entry, score: combined(words.get(index) ?? 0, meanings?.[index]) }))
      .filter(({ score }) => score >= MIN_SCORE)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit);
  }

  #wordSearch(entries: readonly KnowledgeEntry[]): WordSearch {
    const known = this.#words.get(entries) ?? new WordSearch(entries);
    this.#words.set(entries, known);
    return known;
  }

  /** How near each entry's meaning is to the question's, as a cosine; null while the model is not to be had. */
  async #meanings(
    entries: readonly KnowledgeEntry[],
    question: string,
    signal: AbortSignal,
  ): Promise<(number | undefined)[] | null> {
    const vectors = this.#embeddings.known(entries.map(textOf));
    if (vectors.includes(undefined)) void this.prepare(entries);
    if (!vectors.some(vector => vector !== undefined)) return null;
    try {
      const [asked] = await this.#pool.run({ texts: [question] }, { signal, priority: 1 });
      return asked ? vectors.map(vector => vector && cosine(asked, vector)) : null;
    } catch {
      return null; // the words alone still answer
    }
  }
}

function textOf({ title, text }: KnowledgeEntry): string {
  return `${title}. ${text}`;
}

function combined(words: number, meaning: number | undefined): number {
  if (meaning === undefined) return words;
  const certainty = (meaning - UNRELATED_COSINE) / (CERTAIN_COSINE - UNRELATED_COSINE);
  // Either sign is enough and both together are better, as with independent evidence.
  return 1 - (1 - Math.min(1, Math.max(0, certainty))) * (1 - WORDS_WEIGHT * words);
}

/** Of unit vectors. */
function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (const [index, value] of a.entries()) sum += value * (b[index] ?? 0);
  return sum;
}
