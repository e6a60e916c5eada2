import type { Clock } from '../ports/clock.ts';

export interface InTimeOptions {
  readonly clock: Clock;
  /** Ends the stream quietly, also while it waits. */
  readonly signal: AbortSignal;
  /** How long the next value may take, asked before each. Milliseconds. */
  readonly allowedMs: () => number;
  /** What is thrown when it takes longer. */
  readonly late: (allowedMs: number) => Error;
}

/** The same values, as long as they keep coming. The time their reader takes does not count. */
export async function* inTime<Item>(source: AsyncIterable<Item>, options: InTimeOptions): AsyncGenerator<Item> {
  const { clock, signal, allowedMs, late } = options;
  const iterator = source[Symbol.asyncIterator]();
  try {
    while (!signal.aborted) {
      const limitMs = allowedMs();
      const step = await new Promise<IteratorResult<Item> | null>((resolve, reject) => {
        const stop = () => {
          cancel();
          signal.removeEventListener('abort', aborted);
        };
        const aborted = () => {
          stop();
          resolve(null);
        };
        const cancel = clock.schedule(limitMs, () => {
          stop();
          reject(late(limitMs));
        });
        signal.addEventListener('abort', aborted, { once: true });
        void iterator.next().then(resolve, reject).finally(stop);
      });
      if (step === null || step.done) return;
      yield step.value;
    }
  } finally {
    void iterator.return?.()?.catch(() => {}); // not awaited: a source that hangs would hold the end up
  }
}
