import type { Clock } from '@frontdesk/voice';
import { failure, type Service } from './failures.ts';

export interface PatienceOptions extends Service {
  readonly clock: Clock;
  /** Milliseconds, of silence before the first sign of an answer and after it. */
  readonly firstTokenTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/** Ends a request when its caller does, or when the service stays silent for too long. */
export class Patience {
  readonly #options: PatienceOptions;
  readonly #caller: AbortSignal;
  readonly #over = new AbortController();
  readonly #leave = () => this.#over.abort(this.#caller.reason);
  #hasBegun = false;
  #lastSign: number;
  #cancelTimer: () => void = () => {};

  constructor(options: PatienceOptions, caller: AbortSignal) {
    this.#options = options;
    this.#caller = caller;
    this.#lastSign = options.clock.now();
    if (caller.aborted) this.#leave();
    else caller.addEventListener('abort', this.#leave, { once: true });
    this.#wait(options.firstTokenTimeoutMs);
  }

  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Something came. Sets a timer only the first time: when that is over it looks how long ago the last sign was. */
  sign(): void {
    const { clock, idleTimeoutMs } = this.#options;
    this.#lastSign = clock.now();
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#cancelTimer();
    this.#wait(idleTimeoutMs);
  }

  /** Lets go of timer and listener, and of the connection if the answer is not over. */
  end(): void {
    this.#cancelTimer();
    this.#caller.removeEventListener('abort', this.#leave);
    this.#over.abort();
  }

  #wait(ms: number): void {
    this.#cancelTimer = this.#options.clock.schedule(ms, () => {
      const { clock, firstTokenTimeoutMs, idleTimeoutMs, title } = this.#options;
      const allowedMs = this.#hasBegun ? idleTimeoutMs : firstTokenTimeoutMs;
      const leftMs = this.#lastSign + allowedMs - clock.now();
      if (leftMs > 0) this.#wait(leftMs);
      else {
        const what = this.#hasBegun ? 'stopped in the middle of its answer' : 'did not begin to answer';
        this.#over.abort(failure('unavailable', `${title} ${what} for ${allowedMs} ms.`, this.#options));
      }
    });
  }
}
