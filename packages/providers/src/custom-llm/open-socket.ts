import type { LookupFunction } from 'node:net';
import type { Clock } from '@frontdesk/voice';
import WebSocket from 'ws';
import { brainError, refusal } from './failures.ts';

/** Until the upgrade is answered: a caller does not wait longer for a word. */
const HANDSHAKE_MS = 5000;
/** Until the other side has confirmed a close; then the line is cut. */
const CLOSING_MS = 2000;
/** Larger messages are not taken: more than any answer that could be spoken. */
const MAX_MESSAGE_BYTES = 256 * 1024;
/** More than the longest conversation; a far side that does not read so much is gone. */
export const MAX_UNSENT_BYTES = 4 * 1024 * 1024;

export interface OpenSocketOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Finds the address of the host; may refuse one that must not be called. */
  readonly lookup?: LookupFunction | undefined;
  /** Before any message. */
  readonly onOpened: (socket: WebSocket) => void;
  readonly onMessage: (text: string) => void;
  /** Once, after the socket was open, whoever closed it. */
  readonly onClosed: () => void;
}

/** Resolves once it is open. Rejects with `ProviderError`, or with the signal's reason when aborted. */
export function openSocket(options: OpenSocketOptions): Promise<void> {
  const { url, clock, signal, lookup, onOpened, onMessage, onClosed } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE_BYTES,
      ...(lookup && { lookup }),
    });
    let isOpen = false;
    const fail = (error: unknown) => {
      settle();
      socket.terminate();
      reject(error);
    };
    const onAbort = () => fail(signal.reason);
    const cancelLimit = clock.schedule(HANDSHAKE_MS, () =>
      fail(brainError(`The custom language model did not answer within ${HANDSHAKE_MS} ms.`, 'unavailable')),
    );
    const settle = () => {
      cancelLimit();
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('message', data => onMessage(data.toString()));
    socket.on('unexpected-response', (_request, response) => {
      response.resume();
      fail(refusal(response.statusCode ?? 0));
    });
    socket.on('open', () => {
      isOpen = true;
      settle();
      onOpened(socket);
      resolve();
    });
    socket.on('error', cause => {
      // Once open, `close` follows and says the same.
      if (!isOpen) fail(brainError('The custom language model cannot be reached.', 'unavailable', { cause }));
    });
    socket.on('close', () => {
      if (isOpen) onClosed();
    });
  });
}

/** Closes politely, and cuts the line where that is not answered. Idempotent. */
export function closeSocket(socket: WebSocket, clock: Clock): void {
  if (socket.readyState !== WebSocket.OPEN) return;
  const cancel = clock.schedule(CLOSING_MS, () => socket.terminate());
  socket.once('close', cancel);
  socket.close(1000);
}
