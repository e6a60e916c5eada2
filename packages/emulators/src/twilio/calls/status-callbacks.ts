import type { CarrierRequests } from '../../twilio-caller/carrier-requests.ts';
import type { CallProgress } from './call-status.ts';

/** Whom to tell how a call is getting on. */
export interface StatusSubscription {
  readonly url: string;
  readonly method: string;
  readonly events: readonly CallProgress[];
}

export type CallbackOrder = 'in-order' | 'reversed' | 'repeated';

type Fields = Readonly<Record<string, string>>;

/**
 * Posts a call's status callbacks, one at a time, numbered in the order in which things happened. `reversed` keeps them
 * all back until the call is over and sends the last one first; `repeated` sends each twice.
 */
export class StatusCallbacks {
  readonly #requests: CarrierRequests;
  readonly #order: CallbackOrder;
  #subscriptions: readonly StatusSubscription[] = [];
  #sequenceNumber = 0;
  #held: (() => Promise<void>)[] = [];
  #sending: Promise<void> = Promise.resolve();

  constructor(requests: CarrierRequests, order: CallbackOrder) {
    this.#requests = requests;
    this.#order = order;
  }

  subscribe(subscription: StatusSubscription): void {
    this.#subscriptions = [subscription];
  }

  /** `fields` are the call's as they stand at this moment, not when the post gets its turn. */
  tell(event: CallProgress, fields: Fields): void {
    for (const { url, method, events } of this.#subscriptions) {
      if (!events.includes(event)) continue;
      const form = {
        ...fields,
        Timestamp: rfc2822(new Date()),
        SequenceNumber: String(this.#sequenceNumber++),
        CallbackSource: 'call-progress-events',
      };
      this.#post(() => this.#requests.notify(url, form, method));
    }
    if (event === 'completed') this.#release();
  }

  /** Fulfils when everything told so far was posted. */
  drained(): Promise<void> {
    return this.#sending;
  }

  #post(send: () => Promise<void>): void {
    if (this.#order === 'reversed') this.#held.push(send);
    else this.#enqueue(send);
    if (this.#order === 'repeated') this.#enqueue(send);
  }

  #release(): void {
    for (const send of this.#held.reverse()) this.#enqueue(send);
    this.#held = [];
  }

  #enqueue(send: () => Promise<void>): void {
    this.#sending = this.#sending.then(send);
  }
}

/** Twilio's way to write a moment: `Tue, 31 Aug 2010 20:36:28 +0000`. */
export function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
