import { Worker } from 'node:worker_threads';
import type { TaskMessage, WorkerMessage, WorkerStart } from './worker-messages.ts';

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

/** One thread of a pool, and the task it is on. */
export class PoolWorker<Task, Result> {
  readonly #worker: Worker;
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(4));
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
    this.#worker.on('exit', code => lose(new Error(`exit code ${code}`)));
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

  async terminate(): Promise<void> {
    this.#isLost = true;
    await this.#worker.terminate();
  }
}
