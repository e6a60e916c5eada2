import { ProviderError, type ProviderFault } from '../ports/provider-error.ts';
import { type BreakerPanel, isOutage, providerOf, type ResilientService } from './breakers.ts';
import type { BreakerPass, CircuitBreaker } from './circuit-breaker.ts';

/** For the journal's `provider-changed`. `from` and `to` are the ids of ports, `reason` a sentence for the business. */
export interface ProviderChange<Service extends ResilientService = ResilientService> {
  readonly service: Service;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

export interface LineUpOptions<Member, Service extends ResilientService> {
  readonly service: Service;
  /** In order of preference. */
  readonly members: readonly [Member, ...Member[]];
  readonly idOf: (member: Member) => string;
  readonly breakers: BreakerPanel;
  readonly onChange?: (change: ProviderChange<Service>) => void;
  /** Somebody is asked although every breaker is open: for what a call cannot do without. */
  readonly lastResort: boolean;
  /** After these it is of no use to the rest of the call. */
  readonly finalFaults: ReadonlySet<ProviderFault>;
}

/** One try with one provider. Told once how it went; `failed` may follow `succeeded` when a connection breaks later. */
export interface Attempt<Member> {
  readonly member: Member;
  readonly id: string;
  /** Should it fail now, somebody else can be asked the same who has not failed at it yet. */
  readonly hasRelief: boolean;
  succeeded(): void;
  /** `again`: the same one may be asked once more before the next. */
  failed(error: unknown, again: boolean): void;
  /** Given up from our side, before anything could be learnt. */
  abandoned(): void;
}

interface Place<Member> {
  readonly member: Member;
  readonly id: string;
  readonly breaker: CircuitBreaker;
  isOut: boolean;
}

interface Try<Member> {
  readonly place: Place<Member>;
  readonly pass: BreakerPass;
  readonly hasRelief: () => boolean;
}

/** Troubles with the account, which last longer than a call. */
export const ACCOUNT_FAULTS: ReadonlySet<ProviderFault> = new Set(['credentials', 'quota']);

const LEFT_ALONE = 'It failed several times just now, and is left alone for a moment.';

/**
 * Who serves one call. Whoever took over stays until they fail too: voices that take turns, or a recogniser that is given
 * up and taken again, are worse than the second choice. Made per call, over providers and breakers that all calls share.
 */
export class LineUp<Member, Service extends ResilientService = ResilientService> {
  readonly #options: LineUpOptions<Member, Service>;
  readonly #places: readonly Place<Member>[];
  #current: Place<Member>;

  constructor(options: LineUpOptions<Member, Service>) {
    this.#options = options;
    const { service, members, idOf, breakers } = options;
    const place = (member: Member): Place<Member> => {
      const id = idOf(member);
      return { member, id, breaker: breakers.of(service, id), isOut: false };
    };
    this.#current = place(members[0]);
    this.#places = [this.#current, ...members.slice(1).map(place)];
  }

  get current(): Member {
    return this.#current.member;
  }

  /** Nobody is of any use to this call any more. */
  get isHopeless(): boolean {
    return this.#places.every(place => place.isOut);
  }

  /**
   * The tries of one request: each member once, and one of them again where a failure may pass. Whoever was too slow while
   * others could have taken over is asked once more when they could not, where somebody has to be.
   */
  tries(): Tries<Member> {
    const spent = new Set<Place<Member>>();
    let retry: Place<Member> | undefined;
    let retried = false;
    let isFirst = true;
    let hurried: Place<Member> | undefined;
    let lastError: unknown;

    const choose = (): { readonly place: Place<Member>; readonly pass: BreakerPass } | undefined => {
      const order = [...new Set([retry, this.#current, ...this.#places])];
      retry = undefined;
      for (const place of order) {
        if (!place || place.isOut || spent.has(place)) continue;
        const pass = place.breaker.enter();
        if (pass) return { place, pass };
        lastError ??= new ProviderError(LEFT_ALONE, { provider: providerOf(place.id), fault: 'unavailable' });
      }
      if (!this.#options.lastResort) return undefined;
      const place = isFirst ? order.find(some => some && !some.isOut) : hurried;
      hurried = undefined;
      return place && { place, pass: place.breaker.enterAnyway() };
    };

    return {
      renew: () => {
        spent.clear();
        retried = false;
        isFirst = true;
      },
      next: () => {
        const chosen = choose();
        isFirst = false;
        if (!chosen) return undefined;
        const { place, pass } = chosen;
        spent.add(place);
        this.#moveTo(place, lastError);
        const hasRelief = () => this.#places.some(other => this.#canRelieve(other) && !spent.has(other));
        return this.#attempt({ place, pass, hasRelief }, (error, again) => {
          lastError = error;
          spent.add(place);
          if (error instanceof StalledError && hasRelief()) hurried = place;
          if (retried || !again || !mayPass(error)) return;
          retried = true;
          retry = place;
          spent.delete(place);
        });
      },
      get error() {
        return lastError ?? new ProviderError('No provider can be asked.', { provider: 'none', fault: 'unavailable' });
      },
    };
  }

  /** Nobody is given up in favour of one that has just failed. */
  #canRelieve({ isOut, breaker }: Place<Member>): boolean {
    return !isOut && breaker.isSound;
  }

  #attempt(
    { place, pass, hasRelief }: Try<Member>,
    onFailure: (error: unknown, again: boolean) => void,
  ): Attempt<Member> {
    let isSettled = false;
    const settle = (report: () => void) => {
      if (!isSettled) report();
      isSettled = true;
    };
    return {
      member: place.member,
      id: place.id,
      get hasRelief() {
        return hasRelief();
      },
      succeeded: () => settle(() => pass.succeeded()),
      abandoned: () => settle(() => pass.abandoned()),
      failed: (error, again) => {
        if (error instanceof ProviderError && this.#options.finalFaults.has(error.fault)) place.isOut = true;
        if (!isOutage(error)) settle(() => pass.abandoned());
        else if (isSettled) place.breaker.enter()?.failed();
        else settle(() => pass.failed());
        onFailure(error, again);
      },
    };
  }

  #moveTo(place: Place<Member>, error: unknown): void {
    if (place === this.#current) return;
    const from = this.#current.id;
    this.#current = place;
    this.#options.onChange?.({ service: this.#options.service, from, to: place.id, reason: reasonOf(error) });
  }
}

export interface Tries<Member> {
  /** Undefined when nobody is left to ask. */
  next(): Attempt<Member> | undefined;
  /** The latest try went well for a while: everybody may be asked again. */
  renew(): void;
  /** Why the latest try failed, or why nobody could be asked. */
  readonly error: unknown;
}

/** A message of a provider may be shown to those who run the installation; of other errors only that there was one. */
function reasonOf(error: unknown): string {
  return error instanceof ProviderError ? error.message : 'It stopped working.';
}

/** Waiting longer than this before asking the same one again is worse than asking another. */
const MAX_RETRY_AFTER_MS = 200;

function mayPass(error: unknown): boolean {
  if (error instanceof StalledError) return false;
  if (!(error instanceof ProviderError)) return true;
  return error.isRetryable && (error.retryAfterMs ?? 0) <= MAX_RETRY_AFTER_MS;
}

/** It is there, and says nothing. Asking the same one again would cost the same time. */
export class StalledError extends ProviderError {
  constructor(id: string, what: string, afterMs: number) {
    super(`${id} gave no ${what} within ${Math.round(afterMs)} ms.`, {
      provider: providerOf(id),
      fault: 'unavailable',
    });
  }
}
