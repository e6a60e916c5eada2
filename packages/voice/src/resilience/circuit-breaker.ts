import type { Clock } from '../ports/clock.ts';

export interface BreakerPolicy {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long nothing is tried once it is open. */
  readonly openMs: number;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

/** One try; exactly one of the three says how it went. */
export interface BreakerPass {
  succeeded(): void;
  failed(): void;
  /** It was given up before anything could be learnt. */
  abandoned(): void;
}

/**
 * Stops asking a far side that keeps failing. Open for `openMs`, it then lets one probe through: a success closes it, a
 * failure opens it again. What was under way when it opened does not count any more, except that a success closes it.
 */
export class CircuitBreaker {
  #state: BreakerState = 'closed';
  #failuresInARow = 0;
  #openUntilMs = 0;
  readonly #clock: Clock;
  readonly #policy: BreakerPolicy;
  readonly #onChange: (state: BreakerState) => void;

  constructor(clock: Clock, policy: BreakerPolicy, onChange: (state: BreakerState) => void = () => {}) {
    this.#clock = clock;
    this.#policy = policy;
    this.#onChange = onChange;
  }

  get state(): BreakerState {
    return this.#state;
  }

  /** Until the next try is allowed; 0 when one is now. */
  get waitMs(): number {
    return this.#state === 'open' ? Math.max(0, this.#openUntilMs - this.#clock.now()) : 0;
  }

  /** What was tried last went well, as far as anybody knows. */
  get isSound(): boolean {
    return this.#state === 'closed' && this.#failuresInARow === 0;
  }

  /** Undefined: not now. */
  enter(): BreakerPass | undefined {
    if (this.#state === 'half-open') return undefined;
    if (this.#state === 'closed') return this.#pass(false);
    if (this.waitMs > 0) return undefined;
    this.#move('half-open');
    return this.#pass(true);
  }

  /** A try in spite of everything, when there is nobody else to ask. Its success closes the breaker. */
  enterAnyway(): BreakerPass {
    return this.enter() ?? this.#pass(false);
  }

  #pass(isProbe: boolean): BreakerPass {
    return {
      succeeded: () => {
        this.#failuresInARow = 0;
        this.#move('closed');
      },
      failed: () => {
        if (isProbe) this.#open();
        else if (this.#state === 'closed' && ++this.#failuresInARow >= this.#policy.failures) this.#open();
      },
      // Open, and its time is over: the next one in line is the probe.
      abandoned: () => {
        if (isProbe && this.#state === 'half-open') this.#move('open');
      },
    };
  }

  #open(): void {
    this.#openUntilMs = this.#clock.now() + this.#policy.openMs;
    this.#move('open');
  }

  #move(state: BreakerState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onChange(state);
  }
}
