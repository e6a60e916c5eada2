import { AppError } from '../../../app-error.ts';

export interface LimitedTurnsOptions {
  /** How many run at once. */
  readonly atOnce: number;
  /** How many may wait for their turn; one more is refused. */
  readonly maxWaiting: number;
}

/** Runs a few pieces of work at once, the others in the order in which they came. */
export class LimitedTurns {
  readonly #options: LimitedTurnsOptions;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: LimitedTurnsOptions) {
    this.#options = options;
  }

  /** Throws `rate_limited` when too many wait already. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#running < this.#options.atOnce) this.#running++;
    else await this.#wait();
    try {
      return await work();
    } finally {
      // The place goes to the next in line, if there is one.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.#options.maxWaiting)
      throw new AppError('rate_limited', 'Many files are being read right now. Try again in a moment.');
    return new Promise(resolve => this.#waiting.push(resolve));
  }
}
