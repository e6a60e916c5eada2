import type { TransferFailure } from '@frontdesk/contract';

export interface TransferRequest {
  /** The number of the person to ask. */
  readonly to: string;
  /** What the person is told before they decide; may be empty. */
  readonly briefing: string;
  /** Aborts when the caller is gone or nobody waits for the answer any more: stop ringing. */
  readonly signal: AbortSignal;
}

/** `handOver` is the carrier's: how the caller reaches the person who accepted, such as the name of a conference. */
export interface TransferAnswer {
  readonly result: 'accepted' | TransferFailure;
  readonly handOver?: string;
}

/** Asks a person whether they take a caller who holds meanwhile. A rejection counts as `failed`. */
export interface TransferDesk {
  connect(request: TransferRequest): Promise<TransferAnswer>;
}
