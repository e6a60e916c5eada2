import { Worker } from 'node:worker_threads';
import type { PoolMessage, TaskMessage, WorkerMessage, WorkerStart } from './worker-messages.ts';

export interface PoolWorkerOptions<Result> {
  readonly name: string;
  readonly module: URL;
  readonly data: unknown;
  readonly niceness: number;
  readonly onReady: () => void;
  readonly onResult: (message: Extract<WorkerMessage<Result>, { id: number }>) => void;
  /** Called once, when the thread is gone or could not load. */
  readonly onLost: (cause: unknown) => void;
}

/** Loading takes seconds, on a busy machine many; a thread that is stuck is torn down after this. */
const LEAVE_LIMIT_MS = 60_000;

/** One thread of a pool, and the task it is on. */
export class PoolWorker<Task, Result> {
  readonly #worker: Worker;
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4));
  readonly #exited = Promise.withResolvers<void>();
  #isLost = false;
  isReady = false;
  currentTaskId: number | null = null;

  constructor(options: PoolWorkerOptions<Result>) {
    const start: WorkerStart<unknown> = { data: options.data, niceness: options.niceness, cancelled: this.#cancelled };
    this.#worker = new Worker(options.module, { name: options.name, workerData: start, execArgv: [] });
    const lose = (cause: unknown) => {
      if (this.#isLost) return;
      this.#isLost = true;
      options.onLost(cause);
    };
    this.#worker.on('message', (message: WorkerMessage<Result>) => {
      if (message.type === 'load-failed') return lose(message.error);
      if (message.type !== 'ready') return options.onResult(message);
      this.isReady = true;
      options.onReady();
    });
    this.#worker.on('error', lose);
    this.#worker.on('exit', code => {
      this.#exited.resolve();
      lose(new Error(`exit code ${code}`));
    });
  }

  get isIdle(): boolean {
    return this.isReady && this.currentTaskId === null;
  }

  /** Gives the thread its next task. Throws when the task cannot be cloned. */
  start(message: TaskMessage<Task>, transfer: readonly ArrayBuffer[]): void {
    this.#worker.postMessage(message, transfer);
    this.currentTaskId = message.id;
  }

  /** Asks the running task to return early; it still occupies the thread until it does. */
  cancel(taskId: number): void {
    Atomics.store(this.#cancelled, 0, taskId);
  }

  /**
   * Ends the thread. It leaves by itself, after loading and after its task, which is cancelled: the inference engine
   * aborts the whole process when its thread is torn down in the middle of either.
   */
  async terminate(): Promise<void> {
    this.#isLost = true;
    if (this.currentTaskId !== null) this.cancel(this.currentTaskId);
    this.#worker.postMessage({ type: 'close' } satisfies PoolMessage<Task>);
    const limit = setTimeout(() => this.#exited.resolve(), LEAVE_LIMIT_MS);
    await this.#exited.promise;
    clearTimeout(limit);
    await this.#worker.terminate();
  }
}
