import { serveWorker } from './serve-worker.ts';

type Task = { readonly spin?: number; readonly echo?: string; readonly crash?: true; readonly fail?: string };

/** A worker for the pool's tests: echoes, spins until cancelled, fails, or dies. */
await serveWorker<{ readonly refuse?: boolean }, Task, string>(data => {
  if (data.refuse) throw new Error('cannot load');
  return (task, control) => {
    if (task.crash) process.exit(3);
    if (task.fail) throw new Error(task.fail);
    const until = performance.now() + (task.spin ?? 0);
    while (performance.now() < until) if (control.isCancelled()) return 'cancelled';
    return task.echo ?? 'done';
  };
});
