import type { IncomingMessage } from 'node:http';
import type { Clock } from '@frontdesk/voice';
import WebSocket from 'ws';
import type { DeepgramAccount } from './account.ts';
import { closed, deepgramError, refusal, unreachable } from './failures.ts';

/** Until the upgrade is answered: a caller does not wait longer for a word. */
const HANDSHAKE_MS = 5000;
/** Until the other side has confirmed a close; then the line is cut. */
const CLOSING_MS = 2000;
const MAX_REFUSAL_BYTES = 4096;
/** Larger messages are not taken: more than any transcript, or a second of the densest audio. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

export interface OpenSocketOptions {
  readonly account: DeepgramAccount;
  /** With its query. */
  readonly path: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** From the first message on, which may come with the answer to the upgrade. */
  readonly onMessage: (data: Buffer, isBinary: boolean) => void;
  /** Once, after the socket was open, whoever closed it. */
  readonly onClosed: (error: Error) => void;
}

/** An open socket. Rejects with `ProviderError`, or with the signal's reason when aborted. */
export function openSocket(options: OpenSocketOptions): Promise<WebSocket> {
  const { account, path, clock, signal, onMessage, onClosed } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = new WebSocket(`${account.socketUrl}${path}`, {
      headers: { authorization: account.authorization },
      perMessageDeflate: false,
      maxPayload: MAX_MESSAGE_BYTES,
    });
    let isOpen = false;
    const fail = (error: unknown) => {
      settle();
      socket.terminate();
      reject(error);
    };
    const onAbort = () => fail(signal.reason);
    const cancelLimit = clock.schedule(HANDSHAKE_MS, () =>
      fail(deepgramError(`Deepgram did not answer within ${HANDSHAKE_MS} ms.`, 'unavailable')),
    );
    const settle = () => {
      cancelLimit();
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    socket.on('message', onMessage);
    socket.on('unexpected-response', (_request, response) => {
      readRefusal(response).then(fail, fail);
    });
    socket.on('open', () => {
      isOpen = true;
      settle();
      resolve(socket);
    });
    socket.on('error', error => {
      if (!isOpen) fail(unreachable(error)); // once open, `close` follows and says the same
    });
    socket.on('close', (code, reason) => {
      if (isOpen) onClosed(closed(code, reason.toString()));
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

async function readRefusal(response: IncomingMessage): Promise<Error> {
  const { statusCode = 0 } = response;
  let body = '';
  try {
    for await (const chunk of response) {
      body += chunk;
      if (body.length >= MAX_REFUSAL_BYTES) break;
    }
  } catch {
    // The status says enough.
  }
  const detail = body || String(response.headers['dg-error'] ?? '');
  return refusal(statusCode, detail, response.headers['retry-after'] ?? null);
}
