/** A reader this far behind is waited for; the rest stays with the sender. */
const FULL = 512;
const EMPTY_ENOUGH = 64;

export interface EventQueueOptions {
  /** Nothing more should come until `onEmpty`. Nothing that comes all the same is lost. */
  readonly onFull: () => void;
  readonly onEmpty: () => void;
}

/** From one writer to one reader, in order, none dropped: what it holds is bounded by stopping the source. */
export class EventQueue<Item> implements AsyncIterable<Item> {
  readonly #options: EventQueueOptions;
  #items: Item[] = [];
  #wake: (() => void) | undefined;
  #isFull = false;
  #end: { readonly error?: unknown } | undefined;

  constructor(options: EventQueueOptions) {
    this.#options = options;
  }

  push(item: Item): void {
    if (this.#end) return;
    this.#items.push(item);
    if (!this.#isFull && this.#items.length >= FULL) {
      this.#isFull = true;
      this.#options.onFull();
    }
    this.#wake?.();
  }

  /** After what is in it, the reader's iteration ends, or throws the error. The first end counts. */
  end(error?: unknown): void {
    this.#end ??= error === undefined ? {} : { error };
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
    while (true) {
      const items = this.#items;
      this.#items = [];
      for (const [index, item] of items.entries()) {
        yield item;
        if (this.#isFull && items.length - index + this.#items.length <= EMPTY_ENOUGH) this.#drained();
      }
      if (this.#isFull && this.#items.length <= EMPTY_ENOUGH) this.#drained();
      if (this.#items.length > 0) continue;
      if (this.#end) {
        if ('error' in this.#end) throw this.#end.error;
        return;
      }
      await new Promise<void>(resolve => (this.#wake = resolve));
      this.#wake = undefined;
    }
  }

  #drained(): void {
    this.#isFull = false;
    this.#options.onEmpty();
  }
}
