import { HttpError, refusal } from './http/route.ts';

/**
 * Trouble to come, once unless `times` says more. `on` is the beginning of a request (`POST /v1/text-to-speech`, `GET`) or
 * of a socket (`WS multi-stream-input`, `WS`); everything when absent. On a socket, `refuse` refuses the upgrade; the others
 * happen in the middle of work, after that many answers: `afterMessages`, default 0.
 * `drop` closes without a word, `garbage` answers what is no JSON, `stall` never answers, `error` (sockets) sends an error
 * frame and closes.
 */
export type ElevenLabsFault = { readonly on?: string; readonly times?: number } & (
  | {
      readonly type: 'refuse';
      readonly status: number;
      readonly code?: string;
      readonly message?: string;
      /** In place of the usual object: the service also answers lists and plain text. */
      readonly detail?: object | string;
      readonly retryAfterSeconds?: number;
    }
  | { readonly type: 'drop' | 'garbage' | 'stall'; readonly afterMessages?: number }
  | { readonly type: 'error'; readonly error: string; readonly message?: string; readonly afterMessages?: number }
);

export type Refusal = Extract<ElevenLabsFault, { readonly type: 'refuse' }>;
/** What can go wrong once a socket is open. */
export type WorkFault = Exclude<ElevenLabsFault, Refusal>;

/** Trouble to come, each kind as often as it was asked for. */
export class Faults {
  readonly #pending: { readonly fault: ElevenLabsFault; left: number }[] = [];

  add(faults: readonly ElevenLabsFault[]): void {
    for (const fault of faults) this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** What goes wrong with an HTTP request. Counts as once. */
  takeAny(request: string): ElevenLabsFault | undefined {
    return this.#take(request, (_fault): _fault is ElevenLabsFault => true);
  }

  /** A refusal of this socket's upgrade. */
  takeRefusal(socket: string): Refusal | undefined {
    return this.#take(socket, fault => fault.type === 'refuse');
  }

  /** What goes wrong with the next piece of work of this socket. */
  takeWork(socket: string): WorkFault | undefined {
    return this.#take(socket, fault => fault.type !== 'refuse');
  }

  #take<Kind extends ElevenLabsFault>(on: string, fits: (fault: ElevenLabsFault) => fault is Kind): Kind | undefined {
    for (const [index, pending] of this.#pending.entries()) {
      const { fault } = pending;
      if (!on.startsWith(fault.on ?? '') || !fits(fault)) continue;
      pending.left--;
      if (pending.left <= 0) this.#pending.splice(index, 1);
      return fault;
    }
    return undefined;
  }
}

const CODES: Readonly<Record<number, string>> = {
  401: 'invalid_api_key',
  404: 'voice_not_found',
  429: 'too_many_concurrent_requests',
};

export function refusalOf({ status, code, message, detail, retryAfterSeconds }: Refusal): HttpError {
  const headers = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const plain = refusal(status, code ?? CODES[status] ?? 'internal_error', message ?? 'Refused by the emulator');
  return new HttpError(status, detail ?? plain.detail, headers);
}
