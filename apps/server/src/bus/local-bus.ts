import type { Bus, BusErrorHandler, BusHandler } from './bus.ts';

/** The bus of a single server. Handlers run after the publisher's own turn, so publishing never runs foreign code. */
export class LocalBus implements Bus {
  readonly #handlers = new Map<string, Set<BusHandler>>();
  readonly #onError: BusErrorHandler;
  #delivering = Promise.resolve();
  #isClosed = false;

  constructor(onError: BusErrorHandler) {
    this.#onError = onError;
  }

  publish(subject: string, message: unknown): void {
    if (this.#isClosed) return;
    const handlers = this.#matching(subject);
    if (handlers.length === 0) return;
    // The listener gets a copy, as it would from another machine.
    const json = JSON.stringify(message);
    this.#delivering = this.#delivering.then(() => {
      for (const { pattern, handler } of handlers) {
        if (!this.#handlers.get(pattern)?.has(handler)) continue;
        try {
          handler(JSON.parse(json), subject);
        } catch (error) {
          this.#onError(error, subject);
        }
      }
    });
  }

  subscribe(subject: string, handler: BusHandler): () => void {
    const handlers = this.#handlers.get(subject) ?? new Set();
    // Its own function, so that the same handler may subscribe twice.
    const own: BusHandler = (message, from) => handler(message, from);
    this.#handlers.set(subject, handlers.add(own));
    return () => {
      handlers.delete(own);
      if (handlers.size === 0) this.#handlers.delete(subject);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#delivering;
    this.#handlers.clear();
  }

  #matching(subject: string): { pattern: string; handler: BusHandler }[] {
    const patterns = [subject, `${subject.slice(0, subject.lastIndexOf('.') + 1)}*`];
    return patterns.flatMap(pattern => [...(this.#handlers.get(pattern) ?? [])].map(handler => ({ pattern, handler })));
  }
}
