import { describe, expect, it } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

describe('bounded queue', () => {
  it('drops and counts the oldest when full, and ends after the rest was read', async () => {
    const queue = new BoundedQueue<number>(3);
    for (const item of [1, 2, 3, 4, 5]) queue.push(item);
    queue.end();
    queue.push(6);
    const read: number[] = [];
    for await (const item of queue) read.push(item);
    expect(read).toEqual([3, 4, 5]);
    expect(queue.dropped).toBe(2);
  });

  it('hands items to a reader that waits, in order, over many more than its bound', async () => {
    const queue = new BoundedQueue<number>(4);
    const read: number[] = [];
    const reader = (async () => {
      for await (const item of queue) read.push(item);
    })();
    for (let item = 0; item < 1000; item++) {
      queue.push(item);
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    }
    queue.end();
    await reader;
    expect(read.length + queue.dropped).toBe(1000);
    expect(read).toEqual([...read].sort((a, b) => a - b));
  });
});
