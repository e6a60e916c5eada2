/**
 * A queue from one writer to one reader. When full, the oldest item is dropped and counted, because late audio is
 * worth less than fresh audio. Iteration ends after `end()` once everything left was read.
 */
export class BoundedQueue<Item> implements AsyncIterable<Item> {
  readonly #capacity: number;
  #items: Item[] = [];
  #head = 0;
  #wake: (() => void) | undefined;
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
    if (this.#items.length - this.#head >= this.#capacity) {
      this.#head++;
      this.#dropped++;
    }
    this.#items.push(item);
    this.#notify();
  }

  end(): void {
    this.#hasEnded = true;
    this.#notify();
  }

  /** Without a generator: all audio goes through queues like this one. */
  [Symbol.asyncIterator](): AsyncIterator<Item, undefined> {
    let isLeft = false;
    const next = async (): Promise<IteratorResult<Item, undefined>> => {
      while (!isLeft) {
        const item = this.#take();
        if (item !== undefined) return { done: false, value: item };
        if (this.#hasEnded) break;
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
      return { done: true, value: undefined };
    };
    const leave = async (): Promise<IteratorResult<Item, undefined>> => {
      isLeft = true;
      this.#notify();
      return { done: true, value: undefined };
    };
    return { next, return: leave };
  }

  #take(): Item | undefined {
    if (this.#head >= this.#items.length) return undefined;
    const item = this.#items[this.#head++];
    // Compacting now and then keeps taking cheap without letting read items pile up.
    if (this.#head > 256 && this.#head * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  #notify(): void {
    const wake = this.#wake;
    this.#wake = undefined;
    wake?.();
  }
}
