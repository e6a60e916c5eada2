const OVER = { done: true, value: undefined } as const;

/**
 * A queue from one writer to one reader. When full, the oldest item is dropped and counted, because late audio is
 * worth less than fresh audio. Iteration ends after `end()` once everything left was read.
 */
export class BoundedQueue<Item> implements AsyncIterable<Item> {
  readonly #capacity: number;
  #items: Item[] = [];
  #head = 0;
  #reader: ((step: IteratorResult<Item, undefined>) => void) | undefined;
  #hasEnded = false;
  #dropped = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Items lost to the bound so far. */
  get dropped(): number {
    return this.#dropped;
  }

  push(item: Item): void {
    if (this.#hasEnded) return;
    const reader = this.#reader;
    if (reader) {
      this.#reader = undefined;
      reader({ done: false, value: item });
      return;
    }
    if (this.#items.length - this.#head >= this.#capacity) {
      this.#head++;
      this.#dropped++;
    }
    this.#items.push(item);
  }

  end(): void {
    this.#hasEnded = true;
    this.#leave();
  }

  /** Without a generator, and with one promise for each item: all audio goes through queues like this one. */
  [Symbol.asyncIterator](): AsyncIterator<Item, undefined> {
    let isLeft = false;
    return {
      next: () => {
        if (isLeft) return Promise.resolve(OVER);
        const item = this.#take();
        if (item !== undefined) return Promise.resolve({ done: false, value: item });
        if (this.#hasEnded) return Promise.resolve(OVER);
        return new Promise(resolve => {
          this.#reader = resolve;
        });
      },
      return: () => {
        isLeft = true;
        this.#leave();
        return Promise.resolve(OVER);
      },
    };
  }

  #take(): Item | undefined {
    if (this.#head >= this.#items.length) return undefined;
    const item = this.#items[this.#head++];
    if (this.#head === this.#items.length) {
      this.#items.length = 0;
      this.#head = 0;
    }
    // Compacting now and then keeps taking cheap without letting read items pile up.
    if (this.#head > 256 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  #leave(): void {
    this.#reader?.(OVER);
    this.#reader = undefined;
  }
}
