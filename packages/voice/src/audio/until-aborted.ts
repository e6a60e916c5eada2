/**
 * The same values, ending quietly when the signal aborts, also while waiting for the next one. Written without a
 * generator, because the audio of every call goes through it, often more than once.
 */
export function untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncIterableIterator<Item, undefined> {
  return new UntilAborted(source, signal);
}

const OVER = { done: true, value: undefined } as const;

class UntilAborted<Item> implements AsyncIterableIterator<Item, undefined> {
  readonly #source: AsyncIterable<Item>;
  readonly #signal: AbortSignal;
  #iterator: AsyncIterator<Item> | undefined;
  #resolve: (step: IteratorResult<Item, undefined>) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #isOver = false;

  constructor(source: AsyncIterable<Item>, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<Item, undefined>> {
    const iterator = this.#iterator ?? this.#begin();
    if (this.#isOver) return Promise.resolve(OVER);
    // A promise of its own for each step: racing against one that lasts as long as the call would pile up on it.
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      iterator.next().then(this.#pass, this.#break);
    });
  }

  readonly #pass = (step: IteratorResult<Item, unknown>): void => {
    if (step.done) this.#end();
    this.#resolve(step.done ? OVER : step);
  };

  readonly #break = (error: unknown): void => {
    this.#end();
    this.#reject(error);
  };

  async return(): Promise<IteratorResult<Item, undefined>> {
    this.#stop();
    return OVER;
  }

  /** With the first value that is asked for, as generators begin. */
  #begin(): AsyncIterator<Item> {
    this.#iterator = this.#source[Symbol.asyncIterator]();
    if (this.#signal.aborted) this.#stop();
    else this.#signal.addEventListener('abort', this.#stop, { once: true });
    return this.#iterator;
  }

  readonly #stop = (): void => {
    if (this.#isOver) return;
    this.#end();
    this.#resolve(OVER);
    // Not awaited: a source that waits for audio would hold the end up.
    void this.#iterator?.return?.()?.catch(() => {});
  };

  #end(): void {
    this.#isOver = true;
    this.#signal.removeEventListener('abort', this.#stop);
  }
}
