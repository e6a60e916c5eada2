export interface Prioritized {
  readonly priority: number;
}

/**
 * A bounded queue, highest priority first, first come first served within one.
 * When full, a newcomer of higher priority pushes out the newest of the lowest; otherwise the newcomer is refused.
 */
export class TaskQueue<Item extends Prioritized> {
  readonly #items: Item[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get length(): number {
    return this.#items.length;
  }

  /** Queues the item and returns the one that found no place: an older one, the item itself, or none. */
  add(item: Item): Item | undefined {
    const after = this.#items.findLastIndex(queued => queued.priority >= item.priority);
    this.#items.splice(after + 1, 0, item);
    return this.#items.length > this.#limit ? this.#items.pop() : undefined;
  }

  take(): Item | undefined {
    return this.#items.shift();
  }

  /** Returns whether the item was still queued. */
  remove(item: Item): boolean {
    const index = this.#items.indexOf(item);
    if (index < 0) return false;
    this.#items.splice(index, 1);
    return true;
  }

  drain(): Item[] {
    return this.#items.splice(0);
  }
}
