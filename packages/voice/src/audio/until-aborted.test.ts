import { describe, expect, it } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';
import { untilAborted } from './until-aborted.ts';

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('values until an abort', () => {
  it('are all values where nobody aborts', async () => {
    const queue = new BoundedQueue<number>(10);
    for (const item of [1, 2, 3]) queue.push(item);
    queue.end();
    expect(await collect(untilAborted(queue, new AbortController().signal))).toEqual([1, 2, 3]);
  });

  it('end while the next one is waited for, and let go of the source', async () => {
    const abort = new AbortController();
    let isLeft = false;
    async function* endless() {
      try {
        yield 1;
        yield 2;
        await new Promise(() => {});
      } finally {
        isLeft = true;
      }
    }
    const source = endless();
    const collecting = collect(untilAborted(source, abort.signal));
    setImmediate(() => abort.abort());
    expect(await collecting).toEqual([1, 2]);
    // A generator that waits cannot be left; one between two values is.
    expect(isLeft).toBe(false);
    const other = new AbortController();
    async function* counting() {
      try {
        for (let value = 1; ; value++) yield value;
      } finally {
        isLeft = true;
      }
    }
    for await (const value of untilAborted(counting(), other.signal)) if (value === 3) break;
    expect(isLeft).toBe(true);
  });

  it('are none where it was aborted before', async () => {
    const queue = new BoundedQueue<number>(10);
    queue.push(1);
    expect(await collect(untilAborted(queue, AbortSignal.abort()))).toEqual([]);
  });

  it('bring the source’s error', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error('the line is dead');
    }
    await expect(collect(untilAborted(broken(), new AbortController().signal))).rejects.toThrow('the line is dead');
  });
});
