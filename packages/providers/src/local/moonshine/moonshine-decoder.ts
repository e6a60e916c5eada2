import { WorkerLostError } from '../inference/inference-errors.ts';
import type { WorkerPool } from '../inference/worker-pool.ts';
import type { MoonshineResult, MoonshineTask } from './moonshine-worker.ts';
import { plausibleText } from './plausible-text.ts';

export interface Stretch {
  readonly samples: Int16Array<ArrayBuffer>;
  readonly sampleRateHz: number;
}

export interface DecodedText {
  readonly text: string;
  readonly confidence: number;
}

export const NOTHING: DecodedText = { text: '', confidence: 0 };

/** Finals go before everything, parts of a long utterance before interims; recordings wait for idle moments. */
const PRIORITY = { final: 2, part: 1, recording: -1 };

/** The two ways a call uses Moonshine: a good answer soon, and a quick guess if there is time. */
export class MoonshineDecoder {
  readonly #pool: WorkerPool<MoonshineTask, MoonshineResult>;

  constructor(pool: WorkerPool<MoonshineTask, MoonshineResult>) {
    this.#pool = pool;
  }

  /** The base model's answer. `NOTHING` for noise and when aborted; rejects when recognition does not work. */
  async exact(stretch: Stretch, urgency: keyof typeof PRIORITY, signal: AbortSignal): Promise<DecodedText> {
    const run = () => this.#pool.run({ size: 'base', ...stretch }, { signal, priority: PRIORITY[urgency] });
    try {
      // A worker that died is replaced, so its task is brought again once.
      const result = await run().catch(error => (error instanceof WorkerLostError ? run() : Promise.reject(error)));
      return { text: plausibleText(result), confidence: result.confidence };
    } catch (error) {
      if (signal.aborted) return NOTHING;
      throw error;
    }
  }

  /** The tiny model's guess; null when no thread is idle, when it made nothing of it, or when aborted. */
  async quick(stretch: Stretch, signal: AbortSignal): Promise<string | null> {
    if (!this.#pool.hasIdleWorker) return null;
    try {
      return plausibleText(await this.#pool.run({ size: 'tiny', ...stretch }, { signal })) || null;
    } catch {
      return null; // an interim that is lost or refused is made up for by the next one
    }
  }
}
