import type { Clock } from '../ports/clock.ts';
import { ProviderError } from '../ports/provider-error.ts';
import { type BreakerPolicy, type BreakerState, CircuitBreaker } from './circuit-breaker.ts';

/** The kinds of service a call can change providers of; the words of the journal's `provider-changed`. */
export type ResilientService = 'transcription' | 'voice' | 'llm';

/** A provider's service is left alone (`open`), tried (`half-open`) or used again (`closed`). */
export interface BreakerChange {
  readonly service: ResilientService;
  readonly provider: string;
  readonly state: BreakerState;
}

export interface BreakersOptions {
  /** Default: opens after 3 failures in a row, for 10 s. */
  readonly policy?: Partial<BreakerPolicy>;
  /** For logs and metrics. */
  readonly onChange?: (change: BreakerChange) => void;
}

const DEFAULT_POLICY: BreakerPolicy = { failures: 3, openMs: 10_000 };

/** Where a call finds its breakers. `id` is that of a port, `<provider>:<model>`: a provider's models stand and fall together. */
export interface BreakerPanel {
  of(service: ResilientService, id: string): CircuitBreaker;
}

/** The oldest is forgotten first; it begins again closed. */
const MAX_BREAKERS = 2000;

/** One circuit breaker for each provider's service at each of its addresses, shared by all calls of the process. */
export class Breakers implements BreakerPanel {
  readonly #breakers = new Map<string, CircuitBreaker>();
  readonly #clock: Clock;
  readonly #policy: BreakerPolicy;
  readonly #onChange: (change: BreakerChange) => void;

  constructor(clock: Clock, { policy, onChange = () => {} }: BreakersOptions = {}) {
    this.#clock = clock;
    this.#policy = { ...DEFAULT_POLICY, ...policy };
    this.#onChange = onChange;
  }

  of(service: ResilientService, id: string): CircuitBreaker {
    return this.#at(service, providerOf(id), '');
  }

  /**
   * As seen by one call. A provider may be reached at an address of the business's own, whose server stands and falls
   * alone; undefined is everybody's.
   */
  at(addressOf: (provider: string) => string | undefined): BreakerPanel {
    return {
      of: (service, id) => this.#at(service, providerOf(id), addressOf(providerOf(id)) ?? ''),
    };
  }

  #at(service: ResilientService, provider: string, address: string): CircuitBreaker {
    const key = `${service} ${provider} ${address}`;
    const known = this.#breakers.get(key);
    if (known) return known;
    const breaker = new CircuitBreaker(this.#clock, this.#policy, state =>
      this.#onChange({ service, provider, state }),
    );
    this.#breakers.set(key, breaker);
    const [oldest] = this.#breakers.keys();
    if (this.#breakers.size > MAX_BREAKERS && oldest !== undefined) this.#breakers.delete(oldest);
    return breaker;
  }
}

/** The provider's part of a port's id. */
export function providerOf(id: string): string {
  return id.split(':', 1)[0] ?? id;
}

/**
 * The service itself is in trouble, for whoever asks. A wrong key, an empty account or a bad request are troubles of one
 * customer, and must not keep the others of the installation from it.
 */
export function isOutage(error: unknown): boolean {
  return !(error instanceof ProviderError) || error.fault === 'unavailable' || error.fault === 'protocol';
}
