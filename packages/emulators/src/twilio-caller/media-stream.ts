import { WebSocket } from 'ws';
import type { CallerEvent } from './caller-event.ts';
import { FRAME_BYTES, FRAME_MS, type Handset } from './handset.ts';
import { CarrierMessages, parseApplicationMessage, type StreamIdentity } from './media-messages.ts';
import { Playout } from './playout.ts';
import { everyInterval } from './real-time.ts';
import { signRequest } from './request-signature.ts';

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How long the application may take to close its side after `stop`. */
const CLOSE_TIMEOUT_MS = 1_000;
const HANDSHAKE_REFUSED = 31920;
const CONNECTION_REFUSED = 31902;
const OUTBOUND_OVERFLOW = 31931;

export interface MediaStreamOptions {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly identity: StreamIdentity;
  readonly authToken?: string | undefined;
  readonly handset: Handset;
  readonly onEvent: (event: CallerEvent) => void;
  /** Aborting hangs up. */
  readonly signal: AbortSignal;
}

export type StreamEnd = 'far-side-closed' | 'caller-hung-up' | 'refused';

/** Runs one bidirectional media stream until one side ends it. Never rejects; every exit closes the socket. */
export async function runMediaStream(options: MediaStreamOptions): Promise<StreamEnd> {
  const { handset, identity, onEvent, signal } = options;
  const socket = await openSocket(options);
  if (!socket) return 'refused';

  const messages = new CarrierMessages(identity);
  const playout = new Playout();
  const startMs = handset.nowMs;
  const closed = new AbortController();
  const onClose = new Promise<void>(resolve => socket.once('close', () => resolve()));
  socket.once('close', () => closed.abort());
  socket.on('error', error => onEvent({ type: 'fault', code: 31924, detail: error.message }));
  socket.on('message', (data: Buffer, isBinary) => {
    const message = parseApplicationMessage(data, isBinary, identity.streamSid);
    switch (message.type) {
      case 'media':
        if (!playout.enqueue(message.audio))
          onEvent({ type: 'fault', code: OUTBOUND_OVERFLOW, detail: 'more than ten minutes of audio queued' });
        return;
      case 'mark':
        for (const name of playout.mark(message.name)) socket.send(messages.mark(name));
        return;
      case 'clear': {
        const { marksFlushed, droppedMs } = playout.clear();
        for (const name of marksFlushed) socket.send(messages.mark(name));
        onEvent({ type: 'audio-cleared', atMs: handset.nowMs, droppedMs });
        return;
      }
      case 'fault':
        onEvent(message);
        return;
    }
  });

  onEvent({ type: 'stream-started', streamSid: identity.streamSid });
  socket.send(messages.connected());
  socket.send(messages.start(options.parameters));
  let hasHungUp = false;
  const tick = () => {
    const timestampMs = handset.nowMs - startMs;
    const { audio, marksReached } = playout.play(FRAME_BYTES);
    const frame = handset.tick(audio, playout.queuedMs === 0);
    socket.send(messages.media(frame.audio, timestampMs));
    for (const name of marksReached) socket.send(messages.mark(name));
    for (const digit of frame.digits) socket.send(messages.dtmf(digit));
    hasHungUp = frame.hasHungUp;
    return !hasHungUp;
  };
  await everyInterval(FRAME_MS, tick, AbortSignal.any([signal, closed.signal]));
  if (closed.signal.aborted) return 'far-side-closed';

  socket.send(messages.stop());
  socket.close(1000);
  const impatience = setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS);
  await onClose;
  clearTimeout(impatience);
  return 'caller-hung-up';
}

/** The socket once it is open; null when the application refused it, which is reported as a fault. */
function openSocket({ url, authToken, onEvent, signal }: MediaStreamOptions): Promise<WebSocket | null> {
  return new Promise(resolve => {
    const socket = new WebSocket(url, {
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      headers: authToken === undefined ? {} : { 'x-twilio-signature': signRequest(authToken, url) },
    });
    const giveUp = () => socket.terminate();
    const refuse = (code: number, detail: string) => {
      signal.removeEventListener('abort', giveUp);
      onEvent({ type: 'fault', code, detail });
      resolve(null);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      refuse(HANDSHAKE_REFUSED, `the application answered the stream with ${response.statusCode}`);
    });
    socket.on('error', error => refuse(CONNECTION_REFUSED, error.message));
    socket.once('open', () => {
      socket.removeAllListeners('error');
      signal.removeEventListener('abort', giveUp);
      resolve(socket);
    });
  });
}
