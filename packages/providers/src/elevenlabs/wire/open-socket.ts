import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { ProviderError } from '@frontdesk/voice';
import { WebSocket } from 'ws';
import type { Access } from './access.ts';
import { failure, failureOfStatus } from './failures.ts';

const HANDSHAKE_TIMEOUT_MS = 5000;
/** Some minutes of audio in base64: no message of the service comes near. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export interface SocketEvents {
  readonly onOpen: () => void;
  /** Text of one message. */
  readonly onMessage: (text: string) => void;
  readonly onPong?: () => void;
  /** Once, and nothing comes after it; null when the far side closed in an orderly way. */
  readonly onClosed: (error: ProviderError | null) => void;
}

/** Opens a socket with the account's key in the header. `path` has its query. Never throws. */
export function openSocket(access: Access, path: string, events: SocketEvents): WebSocket {
  const socket = new WebSocket(access.socketUrl + path, {
    headers: { 'xi-api-key': access.apiKey },
    perMessageDeflate: false,
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  let isOver = false;
  const over = (error: ProviderError | null) => {
    if (isOver) return;
    isOver = true;
    events.onClosed(error);
  };
  socket.on('open', events.onOpen);
  socket.on('message', data => {
    if (!isOver) events.onMessage(String(data));
  });
  socket.on('pong', () => events.onPong?.());
  socket.on('unexpected-response', (request, response) => {
    void refusalOf(response).then(error => {
      over(error);
      request.destroy();
    });
  });
  socket.on('error', cause => over(failure('unavailable', 'ElevenLabs cannot be reached.', { cause })));
  socket.on('close', code => over(closedWith(code)));
  return socket;
}

async function refusalOf(response: IncomingMessage): Promise<ProviderError> {
  const body = await text(response).catch(() => '');
  return failureOfStatus(response.statusCode ?? 500, body, response.headers['retry-after'] ?? null);
}

/** 1000 and 1001: done, or going away; 1008: against the rules, which an error frame before it tells better. */
function closedWith(code: number): ProviderError | null {
  if (code === 1000 || code === 1001 || code === 1005) return null;
  if (code === 1008) return failure('rejected', 'ElevenLabs refused what was sent, and closed the connection.');
  return failure('unavailable', 'The connection to ElevenLabs was lost.');
}
