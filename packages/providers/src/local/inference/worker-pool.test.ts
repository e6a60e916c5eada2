import { afterEach, expect, test } from 'vitest';
import { QueueFullError, WorkerLostError } from './inference-errors.ts';
import { workerEntry } from './worker-entry.ts';
import { WorkerPool, type WorkerPoolOptions } from './worker-pool.ts';

type Task = { spin?: number; echo?: string; crash?: true; fail?: string };
const pools: WorkerPool<Task, string>[] = [];
const module = workerEntry(import.meta.url, './fixture-worker.ts');

function open(options: Partial<WorkerPoolOptions> = {}): WorkerPool<Task, string> {
  const pool = new WorkerPool<Task, string>({ name: 'test', module, size: 1, maxQueued: 2, data: {}, ...options });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map(pool => pool.close()));
});

test('runs the most urgent task first, and equals in order', async () => {
  const pool = open({ maxQueued: 5 });
  const order: string[] = [];
  const run = (echo: string, priority: number) => pool.run({ echo }, { priority }).then(text => order.push(text));
  await Promise.all([run('a', 0), run('b', 1), run('c', 1), run('d', 2)]);
  expect(order).toEqual(['d', 'b', 'c', 'a']);
});

test('a full queue refuses, and an urgent task takes the place of the newest idle one', async () => {
  const pool = open();
  await pool.ready();
  const running = pool.run({ spin: 200 });
  const kept = pool.run({ echo: 'kept' });
  const displaced = pool.run({ echo: 'displaced' });
  const refused = pool.run({ echo: 'refused' });
  const urgent = pool.run({ echo: 'urgent' }, { priority: 1 });
  await expect(refused).rejects.toBeInstanceOf(QueueFullError);
  await expect(displaced).rejects.toBeInstanceOf(QueueFullError);
  expect(await Promise.all([running, kept, urgent])).toEqual(['done', 'kept', 'urgent']);
});

test('aborting drops a queued task and cuts a running one short', async () => {
  const pool = open();
  await pool.ready();
  const abort = new AbortController();
  const running = pool.run({ spin: 60_000 }, { signal: abort.signal });
  const queued = pool.run({ echo: 'never' }, { signal: abort.signal });
  abort.abort();
  await expect(running).rejects.toBe(abort.signal.reason);
  await expect(queued).rejects.toBe(abort.signal.reason);
  expect(await pool.run({ echo: 'next' })).toBe('next');
});

test('a worker that dies loses its task and is replaced', async () => {
  const pool = open();
  await expect(pool.run({ crash: true })).rejects.toBeInstanceOf(WorkerLostError);
  expect(await pool.run({ echo: 'alive' })).toBe('alive');
});

test('a task that throws fails alone', async () => {
  const pool = open();
  await expect(pool.run({ fail: 'no' })).rejects.toThrow('no');
  expect(await pool.run({ echo: 'alive' })).toBe('alive');
});

test('workers that cannot load reject everything that waits for them', async () => {
  const pool = open({ data: { refuse: true }, size: 2 });
  const waiting = pool.run({ echo: 'x' });
  await expect(pool.ready()).rejects.toBeInstanceOf(WorkerLostError);
  await expect(waiting).rejects.toBeInstanceOf(WorkerLostError);
});

test('from a bundle, workers are the .js files at the same path', () => {
  const source = './kokoro/kokoro-worker.ts';
  expect(workerEntry('file:///app/dist/main.js', source).href).toBe('file:///app/dist/kokoro/kokoro-worker.js');
  expect(workerEntry('file:///src/pool.ts', source).href).toBe('file:///src/kokoro/kokoro-worker.ts');
});
