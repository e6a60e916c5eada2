import type { WorkerPool } from '../inference/worker-pool.ts';
import type { SileroRate } from './silero-model.ts';
import type { SileroResult, SileroTask } from './silero-worker.ts';

interface WaitingWindow {
  readonly window: SileroTask['windows'][number];
  readonly resolve: (probability: number) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers the windows of all calls into one message and one inference. What arrives while a batch is under way goes
 * with the next, so an idle machine judges at once and a busy one in larger batches. Bounded by the number of streams:
 * each waits for its window before it brings another.
 */
export class WindowBatcher {
  readonly #pool: WorkerPool<SileroTask, SileroResult>;
  #waiting: WaitingWindow[] = [];
  #ended: number[] = [];
  #isRunning = false;

  constructor(pool: WorkerPool<SileroTask, SileroResult>) {
    this.#pool = pool;
  }

  /** How likely this window holds speech. Rejects when the model cannot be used. */
  judge(streamId: number, rate: SileroRate, samples: Float32Array): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    this.#waiting.push({ window: { streamId, rate, samples }, resolve, reject });
    void this.#run();
    return promise;
  }

  /** The worker forgets the stream with the next batch. */
  end(streamId: number): void {
    this.#ended.push(streamId);
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      const task = { windows: batch.map(({ window }) => window), ended: this.#ended };
      this.#waiting = [];
      this.#ended = [];
      try {
        const probabilities = await this.#pool.run(task);
        for (const [index, { resolve }] of batch.entries()) resolve(probabilities[index] ?? 0);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isRunning = false;
  }
}
