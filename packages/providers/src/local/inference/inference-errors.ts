/** The pool's queue is full: the machine has more to do than it can. Callers do without the result. */
export class QueueFullError extends Error {
  readonly code = 'inference-queue-full';
  constructor(poolName: string) {
    super(`The ${poolName} queue is full`);
    this.name = 'QueueFullError';
  }
}

/** The worker holding the task died or could not load; the task is lost, and the pool goes on with a new worker. */
export class WorkerLostError extends Error {
  readonly code = 'inference-worker-lost';
  constructor(poolName: string, cause?: unknown) {
    super(`A ${poolName} worker stopped`, { cause });
    this.name = 'WorkerLostError';
  }
}

/** The pool was closed. */
export class PoolClosedError extends Error {
  readonly code = 'inference-pool-closed';
  constructor(poolName: string) {
    super(`The ${poolName} pool is closed`);
    this.name = 'PoolClosedError';
  }
}
