import type { ElevenLabsFault } from './elevenlabs-emulator.ts';
import { HttpError, refusal } from './http/route.ts';

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
