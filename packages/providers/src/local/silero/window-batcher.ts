import type { WorkerPool } from '../inference/worker-pool.ts';
import { SILERO_SHAPES, type SileroRate } from './silero-model.ts';
import type { SileroResult, SileroTask } from './silero-worker.ts';

/** Who has windows judged, one at a time. */
export interface JudgedStream {
  readonly id: number;
  /** How likely the window holds speech. */
  judged(probability: number): void;
  /** The model could not be used. */
  failed(error: unknown): void;
}

/**
 * The least time from one batch to the next, for each stream and at most. A window by itself costs five times what it
 * costs among sixteen, and each batch is a message to another thread and back; a window waits half of this on average.
 */
const PERIOD_PER_STREAM_MS = 0.25;
const LONGEST_PERIOD_MS = 10;
/** So few streams need no batches. */
const FEW_STREAMS = 4;

/**
 * Gathers the windows of all calls into one message and one inference. A window that comes after a moment of rest is
 * judged at once; on a busy machine windows leave in batches, the more calls, the larger. Bounded by the number of
 * streams: each waits for its window before it brings another.
 */
export class WindowBatcher {
  readonly #pool: WorkerPool<SileroTask, SileroResult>;
  readonly #rate: SileroRate;
  readonly #window: number;
  #waiting: JudgedStream[] = [];
  /** The windows that wait, one after the other; grows to the most that ever waited. */
  #samples: Float32Array;
  #ended: number[] = [];
  #streams = 0;
  #isScheduled = false;
  #lastStartMs = Number.NEGATIVE_INFINITY;

  constructor(pool: WorkerPool<SileroTask, SileroResult>, rate: SileroRate) {
    this.#pool = pool;
    this.#rate = rate;
    this.#window = SILERO_SHAPES[rate].window;
    this.#samples = new Float32Array(8 * this.#window);
  }

  /** Announces a stream; `end` it once it is over. */
  begin(): void {
    this.#streams++;
  }

  /** Has a window judged. The samples are copied. */
  judge(stream: JudgedStream, samples: Float32Array): void {
    const offset = this.#waiting.length * this.#window;
    if (offset === this.#samples.length) {
      const larger = new Float32Array(2 * offset);
      larger.set(this.#samples);
      this.#samples = larger;
    }
    this.#samples.set(samples, offset);
    this.#waiting.push(stream);
    this.#schedule();
  }

  /** The worker forgets the stream with the next batch. */
  end({ id }: JudgedStream): void {
    this.#streams--;
    this.#ended.push(id);
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const periodMs =
      this.#streams <= FEW_STREAMS ? 0 : Math.min(LONGEST_PERIOD_MS, this.#streams * PERIOD_PER_STREAM_MS);
    const waitMs = this.#lastStartMs + periodMs - performance.now();
    // What else comes in this turn of the event loop goes along.
    if (waitMs <= 0) setImmediate(() => void this.#run());
    else setTimeout(() => void this.#run(), waitMs);
  }

  async #run(): Promise<void> {
    this.#lastStartMs = performance.now();
    const batch = this.#waiting;
    const streamIds = Int32Array.from(batch, ({ id }) => id);
    const samples = this.#samples.slice(0, batch.length * this.#window);
    const task = { rate: this.#rate, streamIds, samples, ended: this.#ended };
    this.#waiting = [];
    this.#ended = [];
    let tell: (stream: JudgedStream, index: number) => void;
    try {
      const probabilities = await this.#pool.run(task, { transfer: [samples.buffer, streamIds.buffer] });
      tell = (stream, index) => stream.judged(probabilities[index] ?? 0);
    } catch (error) {
      tell = stream => stream.failed(error);
    }
    this.#isScheduled = false;
    for (const [index, stream] of batch.entries()) {
      try {
        tell(stream, index);
      } catch (error) {
        stream.failed(error); // what one call makes of it is nothing to the others
      }
    }
    if (this.#waiting.length > 0) this.#schedule();
  }
}
