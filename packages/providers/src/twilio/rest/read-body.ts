import type { Clock } from '@frontdesk/voice';
import { TwilioError } from './twilio-client.ts';

export interface ReadBodyOptions {
  readonly clock: Clock;
  /** Nothing arriving, or nobody taking what arrived, for so long ends it. */
  readonly stallMs: number;
  /** Aborted to end the transfer; the request hangs on it. */
  readonly ended: AbortController;
  readonly signal?: AbortSignal;
}

/** The body in pieces as they come. The connection is let go at its end, when iteration stops early, and at a stall. */
export function readBody(response: Response, options: ReadBodyOptions): AsyncIterable<Uint8Array> {
  const { clock, stallMs, ended } = options;
  const stall = () => clock.schedule(stallMs, () => ended.abort());
  return pieces(response, options, stall, stall());
}

async function* pieces(
  response: Response,
  { ended, signal }: ReadBodyOptions,
  stall: () => () => void,
  cancelFirst: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let cancel = cancelFirst;
  try {
    for await (const piece of response.body ?? []) {
      cancel();
      cancel = stall();
      yield piece;
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw new TwilioError(
      'The recording could not be read to its end: try again.',
      { status: response.status, code: null, isRetryable: true, isInDoubt: false },
      { cause: error instanceof Error ? error.name : 'unknown' },
    );
  } finally {
    cancel();
    ended.abort();
  }
}
