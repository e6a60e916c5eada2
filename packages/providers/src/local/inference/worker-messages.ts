/**
 * What a pool tells its workers. The worker's first word back is `ready` or `load-failed`.
 * `close`: end the thread once it has loaded and the running task is done.
 */
export type PoolMessage<Task> = TaskMessage<Task> | { readonly type: 'close' };

export interface TaskMessage<Task> {
  readonly type: 'run';
  readonly id: number;
  readonly task: Task;
}

export type WorkerMessage<Result> =
  | { readonly type: 'ready' }
  | { readonly type: 'load-failed'; readonly error: unknown }
  | { readonly type: 'done'; readonly id: number; readonly result: Result }
  | { readonly type: 'failed'; readonly id: number; readonly error: unknown };

/** Handed to every worker at its start. `cancelled` holds the id of the last task nobody waits for any more. */
export interface WorkerStart<Data> {
  readonly data: Data;
  readonly niceness: number;
  readonly cancelled: Int32Array<SharedArrayBuffer>;
}
