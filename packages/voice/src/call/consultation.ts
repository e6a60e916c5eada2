import type { TransferAnswer, TransferDesk } from '../ports/transfer-desk.ts';
import type { WarmTransfer } from './call-state.ts';

export interface ConsultationOptions {
  readonly desk: TransferDesk;
  readonly onSettled: (answer: TransferAnswer) => void;
  /** The desk broke; the transfer then counts as `failed`. */
  readonly onError: (error: unknown) => void;
}

/** Asks one person at a time whether they take the caller. */
export class Consultation {
  readonly #options: ConsultationOptions;
  #asking: AbortController | undefined;

  constructor(options: ConsultationOptions) {
    this.#options = options;
  }

  /** Reports the answer, unless it was abandoned before. */
  start({ to, briefing }: WarmTransfer): void {
    this.abandon();
    const asking = new AbortController();
    this.#asking = asking;
    void this.#ask({ to, briefing }, asking.signal).then(answer => {
      if (this.#asking !== asking) return;
      this.#asking = undefined;
      this.#options.onSettled(answer);
    });
  }

  /** Stops asking. Once settled there is nothing to stop: whoever accepted stays on the line. Idempotent. */
  abandon(): void {
    const asking = this.#asking;
    this.#asking = undefined;
    asking?.abort();
  }

  async #ask(transfer: WarmTransfer, signal: AbortSignal): Promise<TransferAnswer> {
    const { desk, onError } = this.#options;
    try {
      return await desk.connect({ ...transfer, signal });
    } catch (error) {
      if (!signal.aborted) onError(error);
      return { result: 'failed' };
    }
  }
}
