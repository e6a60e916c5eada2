import { PoolClosedError, QueueFullError, WorkerLostError } from './inference-errors.ts';
import { PoolWorker } from './pool-worker.ts';
import { TaskQueue } from './task-queue.ts';
import type { WorkerMessage } from './worker-messages.ts';

export interface WorkerPoolOptions {
  /** Shown in errors and as the threads' name. */
  readonly name: string;
  /** The worker's entry file, which calls `serveWorker`; see `workerEntry`. */
  readonly module: URL;
  /** How many threads. */
  readonly size: number;
  /** How many tasks may wait; see `TaskQueue` for what happens past it. */
  readonly maxQueued: number;
  /** Plain data for every worker's `load`. */
  readonly data?: unknown;
  /** 0 to 19: how far the threads stand back for those that move audio. Default 0. Linux only. */
  readonly niceness?: number;
}

export interface RunOptions {
  /** Aborting drops a queued task and asks a running one to return early; `run` then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Higher goes first. Default 0. */
  readonly priority?: number;
  /** Buffers of the task moved to the worker instead of copied. */
  readonly transfer?: readonly ArrayBuffer[];
}

interface QueuedTask<Task, Result> {
  readonly id: number;
  readonly task: Task;
  readonly priority: number;
  readonly transfer: readonly ArrayBuffer[];
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * A fixed number of threads shared by all calls, in front of them a bounded queue. Threads start with the first `ready`
 * or `run`. A thread that dies takes its task with it and is replaced; one that cannot load is tried again with the
 * next `run`.
 */
export class WorkerPool<Task, Result> {
  readonly #options: WorkerPoolOptions;
  readonly #workers = new Set<PoolWorker<Task, Result>>();
  readonly #queue: TaskQueue<QueuedTask<Task, Result>>;
  readonly #running = new Map<number, QueuedTask<Task, Result>>();
  #nextTaskId = 1;
  #isClosed = false;
  #whenReady: PromiseWithResolvers<void> | null = null;

  constructor(options: WorkerPoolOptions) {
    this.#options = options;
    this.#queue = new TaskQueue(options.maxQueued);
  }

  /** True when a task given now would start at once. */
  get hasIdleWorker(): boolean {
    return this.#queue.length === 0 && [...this.#workers].some(worker => worker.isIdle);
  }

  /** Resolves when every thread has loaded; rejects with `WorkerLostError` when one could not. */
  ready(): Promise<void> {
    if (this.#isClosed) return Promise.reject(new PoolClosedError(this.#options.name));
    this.#startMissingWorkers();
    if (!this.#whenReady) {
      this.#whenReady = Promise.withResolvers();
      this.#whenReady.promise.catch(() => {}); // rejection is for whoever asks
      this.#settleReady();
    }
    return this.#whenReady.promise;
  }

  /**
   * Runs one task on the next free thread. Rejects with `QueueFullError`, `WorkerLostError`, `PoolClosedError`,
   * the handler's own error, or the signal's reason.
   */
  run(task: Task, { signal, priority = 0, transfer = [] }: RunOptions = {}): Promise<Result> {
    if (this.#isClosed) return Promise.reject(new PoolClosedError(this.#options.name));
    if (signal?.aborted) return Promise.reject(signal.reason);
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    const queued = { id: this.#nextTaskId, task, priority, transfer, resolve, reject };
    this.#nextTaskId = (this.#nextTaskId % 0x7fffffff) + 1; // fits the Int32 through which cancellation travels
    const abort = () => this.#cancel(queued, signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    const forget = () => signal?.removeEventListener('abort', abort);
    promise.then(forget, forget);

    this.#startMissingWorkers();
    this.#queue.add(queued)?.reject(new QueueFullError(this.#options.name));
    this.#assign();
    return promise;
  }

  /** Stops all threads; whatever still waits or runs is rejected with `PoolClosedError`. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = new PoolClosedError(this.#options.name);
    for (const task of [...this.#queue.drain(), ...this.#running.values()]) task.reject(closed);
    this.#running.clear();
    this.#whenReady?.reject(closed);
    const workers = [...this.#workers];
    this.#workers.clear();
    await Promise.all(workers.map(worker => worker.terminate()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #startMissingWorkers(): void {
    while (this.#workers.size < this.#options.size) this.#startWorker();
  }

  #startWorker(): void {
    const { name, module, data, niceness = 0 } = this.#options;
    const worker: PoolWorker<Task, Result> = new PoolWorker<Task, Result>({
      name,
      module,
      data,
      niceness,
      onReady: () => {
        this.#settleReady();
        this.#assign();
      },
      onResult: message => this.#finish(worker, message),
      onLost: cause => this.#lose(worker, cause),
    });
    this.#workers.add(worker);
  }

  #assign(): void {
    for (const worker of this.#workers) {
      if (!worker.isIdle) continue;
      const next = this.#queue.take();
      if (!next) return;
      try {
        worker.start({ type: 'run', id: next.id, task: next.task }, next.transfer);
        this.#running.set(next.id, next);
      } catch (error) {
        next.reject(error);
        this.#assign();
        return;
      }
    }
  }

  #finish(worker: PoolWorker<Task, Result>, message: Extract<WorkerMessage<Result>, { id: number }>): void {
    const task = this.#running.get(message.id);
    this.#running.delete(message.id);
    worker.currentTaskId = null;
    if (message.type === 'done') task?.resolve(message.result);
    else task?.reject(message.error);
    this.#assign();
  }

  #cancel(task: QueuedTask<Task, Result>, reason: unknown): void {
    if (!this.#queue.remove(task)) {
      for (const worker of this.#workers) if (worker.currentTaskId === task.id) worker.cancel(task.id);
    }
    task.reject(reason);
  }

  #lose(worker: PoolWorker<Task, Result>, cause: unknown): void {
    if (this.#isClosed) return;
    this.#workers.delete(worker);
    void worker.terminate();
    const lost = new WorkerLostError(this.#options.name, cause);
    if (worker.currentTaskId !== null) {
      this.#running.get(worker.currentTaskId)?.reject(lost);
      this.#running.delete(worker.currentTaskId);
    }
    if (worker.isReady) {
      this.#startWorker();
      return;
    }
    this.#whenReady?.reject(lost);
    this.#whenReady = null;
    if (this.#workers.size === 0) for (const task of this.#queue.drain()) task.reject(lost);
  }

  #settleReady(): void {
    const ready = [...this.#workers].filter(worker => worker.isReady).length;
    if (ready >= this.#options.size) this.#whenReady?.resolve();
  }
}
