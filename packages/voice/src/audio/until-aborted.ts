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
  #stopWaiting = () => {};
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
      this.#stopWaiting = () => resolve(OVER);
      iterator.next().then(
        step => {
          if (step.done) this.#end();
          resolve(step.done ? OVER : step);
        },
        (error: unknown) => {
          this.#end();
          reject(error);
        },
      );
    });
  }

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
    this.#stopWaiting();
    // Not awaited: a source that waits for audio would hold the end up.
    void this.#iterator?.return?.()?.catch(() => {});
  };

  #end(): void {
    this.#isOver = true;
    this.#signal.removeEventListener('abort', this.#stop);
  }
}
