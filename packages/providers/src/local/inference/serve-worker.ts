import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { PoolMessage, TaskMessage, WorkerMessage, WorkerStart } from './worker-messages.ts';

export interface TaskControl {
  /** True once nobody waits for this task. Long tasks ask between steps and return early; the result is dropped. */
  isCancelled(): boolean;
  /** Moves a buffer of the result to the pool's thread instead of copying it. */
  transfer(buffer: ArrayBufferLike): void;
}

export type TaskHandler<Task, Result> = (task: Task, control: TaskControl) => Result | Promise<Result>;

/**
 * The worker's side of a `WorkerPool`: loads once (models, dictionaries), then answers tasks one at a time.
 * `load` receives the pool's `data`. A load that throws is reported to the pool and ends the worker.
 */
export async function serveWorker<Data, Task, Result>(
  load: (data: Data) => TaskHandler<Task, Result> | Promise<TaskHandler<Task, Result>>,
): Promise<void> {
  const port = parentPort;
  if (!port) throw new Error('serveWorker runs inside a worker thread');
  const { data, niceness, cancelled } = workerData as WorkerStart<Data>;
  yieldProcessor(niceness);
  const send = (message: WorkerMessage<Result>, transfer: ArrayBufferLike[] = []) =>
    port.postMessage(message, transfer as ArrayBuffer[]);

  let handle: TaskHandler<Task, Result>;
  try {
    handle = await load(data);
  } catch (error) {
    send({ type: 'load-failed', error });
    port.close();
    return;
  }
  const run = async ({ id, task }: TaskMessage<Task>) => {
    const transfer: ArrayBufferLike[] = [];
    const control: TaskControl = {
      isCancelled: () => Atomics.load(cancelled, 0) === id,
      transfer: buffer => void transfer.push(buffer),
    };
    try {
      send({ type: 'done', id, result: await handle(task, control) }, transfer);
    } catch (error) {
      send({ type: 'failed', id, error });
    }
  };
  let running = Promise.resolve();
  port.on('message', async (message: PoolMessage<Task>) => {
    if (message.type === 'run') running = run(message);
    else {
      await running;
      port.close();
    }
  });
  send({ type: 'ready' });
}

/**
 * Lets the threads that move audio go first. On Linux priority 0 names the calling thread alone (setpriority(2), NPTL);
 * elsewhere it would slow the whole process, so nothing is done.
 */
function yieldProcessor(niceness: number): void {
  if (niceness > 0 && process.platform === 'linux') setPriority(0, niceness);
}
