import { createHash } from 'node:crypto';
import type { WorkerPool } from '../inference/worker-pool.ts';
import type { EmbeddingResult, EmbeddingTask } from './minilm-worker.ts';

/** About 15 MB of vectors: the knowledge of a hundred businesses. The least lately used go first. */
const MAX_CACHED = 10_000;
/** Texts given to the worker at a time, so that a question waits for no more than about 50 ms of them. */
const BATCH = 8;

/** Embeddings of texts that hardly change, by the hash of the text. */
export class EmbeddingCache {
  readonly #pool: WorkerPool<EmbeddingTask, EmbeddingResult>;
  readonly #vectors = new Map<string, Float32Array>();
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(pool: WorkerPool<EmbeddingTask, EmbeddingResult>) {
    this.#pool = pool;
  }

  /** What is known already, in the order of the texts. */
  known(texts: readonly string[]): (Float32Array | undefined)[] {
    return texts.map(text => {
      const key = keyOf(text);
      const vector = this.#vectors.get(key);
      if (vector) {
        this.#vectors.delete(key);
        this.#vectors.set(key, vector);
      }
      return vector;
    });
  }

  /** Computes what is missing. Rejects when the model cannot be used. */
  async learn(texts: readonly string[]): Promise<void> {
    const missing = new Map<string, string>();
    const waiting: Promise<void>[] = [];
    for (const text of texts) {
      const key = keyOf(text);
      const underWay = this.#underWay.get(key);
      if (underWay) waiting.push(underWay);
      else if (!this.#vectors.has(key)) missing.set(key, text);
    }
    const entries = [...missing];
    for (let from = 0; from < entries.length; from += BATCH) {
      const batch = entries.slice(from, from + BATCH);
      const computed = this.#compute(batch);
      for (const [key] of batch) this.#underWay.set(key, computed);
      waiting.push(computed);
    }
    await Promise.all(waiting);
  }

  async #compute(batch: readonly (readonly [string, string])[]): Promise<void> {
    try {
      const vectors = await this.#pool.run({ texts: batch.map(([, text]) => text) });
      for (const [index, [key]] of batch.entries()) {
        const vector = vectors[index];
        if (vector) this.#vectors.set(key, vector);
      }
      for (const oldest of this.#vectors.keys()) {
        if (this.#vectors.size <= MAX_CACHED) break;
        this.#vectors.delete(oldest);
      }
    } finally {
      for (const [key] of batch) this.#underWay.delete(key);
    }
  }
}

function keyOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
