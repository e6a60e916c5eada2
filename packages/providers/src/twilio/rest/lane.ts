/** Lets a bounded number through at once, in order of arrival; the others wait, and when too many wait nobody may. */
export class Lane {
  #busy = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #width: number;
  readonly #maxWaiting: number;

  constructor(width: number, maxWaiting: number) {
    this.#width = width;
    this.#maxWaiting = maxWaiting;
  }

  /**
   * Fulfils with the function that gives the place back, or with undefined when too many wait already. Rejects with the
   * signal's reason once it is aborted.
   */
  async enter(signal: AbortSignal): Promise<(() => void) | undefined> {
    signal.throwIfAborted();
    if (this.#busy < this.#width) this.#busy++;
    else if (this.#waiting.length >= this.#maxWaiting) return undefined;
    else await this.#turn(signal);
    return () => this.#leave();
  }

  #turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const start = () => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      };
      const onAbort = () => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(signal.reason);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(start);
    });
  }

  /** The place passes on, so nobody who comes in between overtakes. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy--;
  }
}
