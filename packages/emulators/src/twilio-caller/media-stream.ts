import { WebSocket } from 'ws';
import type { CallerEvent } from './caller-event.ts';
import { FRAME_BYTES, FRAME_MS, type Handset, type HandsetFrame } from './handset.ts';
import type { LineEnd } from './line-end.ts';
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
  /** The call's media clock, for what is reported. */
  readonly nowMs: () => number;
  readonly onEvent: (event: CallerEvent) => void;
  /** Aborting hangs up. */
  readonly signal: AbortSignal;
}

export type StreamEnd = 'far-side-closed' | 'caller-hung-up' | 'refused';

/** One bidirectional media stream that is open: the carrier's end of a line, spoken for by the application. */
export class MediaStream implements LineEnd {
  /** Aborted once the application closed the socket. */
  readonly closed: AbortSignal;
  readonly #socket: WebSocket;
  readonly #messages: CarrierMessages;
  readonly #playout = new Playout();
  readonly #options: MediaStreamOptions;
  #marksReached: readonly string[] = [];
  #sentMs = 0;

  constructor(socket: WebSocket, options: MediaStreamOptions) {
    const closing = new AbortController();
    this.closed = closing.signal;
    this.#socket = socket;
    this.#messages = new CarrierMessages(options.identity);
    this.#options = options;
    socket.once('close', () => closing.abort());
    socket.on('error', error => options.onEvent({ type: 'fault', code: 31924, detail: error.message }));
    socket.on('message', (data: Buffer, isBinary) => this.#receive(data, isBinary));
    options.onEvent({ type: 'stream-started', streamSid: options.identity.streamSid });
    socket.send(this.#messages.connected());
    socket.send(this.#messages.start(options.parameters));
  }

  play() {
    const { audio, marksReached } = this.#playout.play(FRAME_BYTES);
    this.#marksReached = marksReached;
    return { audio, isDry: this.#playout.queuedMs === 0 };
  }

  hear(frame: HandsetFrame): void {
    this.#socket.send(this.#messages.media(frame.audio, this.#sentMs));
    this.#sentMs += FRAME_MS;
    this.#echo(this.#marksReached);
    for (const digit of frame.digits) this.#socket.send(this.#messages.dtmf(digit));
  }

  /** Tells the application that it is over, and closes the socket. Fulfils when it is closed, at once if it was. */
  async stop(): Promise<void> {
    if (this.closed.aborted) return;
    const onClose = new Promise<void>(resolve => this.#socket.once('close', () => resolve()));
    this.#socket.send(this.#messages.stop());
    this.#socket.close(1000);
    const impatience = setTimeout(() => this.#socket.terminate(), CLOSE_TIMEOUT_MS);
    await onClose;
    clearTimeout(impatience);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    const { identity, onEvent, nowMs } = this.#options;
    const message = parseApplicationMessage(data, isBinary, identity.streamSid);
    switch (message.type) {
      case 'media':
        if (!this.#playout.enqueue(message.audio))
          onEvent({ type: 'fault', code: OUTBOUND_OVERFLOW, detail: 'more than ten minutes of audio queued' });
        return;
      case 'mark':
        this.#echo(this.#playout.mark(message.name));
        return;
      case 'clear': {
        const { marksFlushed, droppedMs } = this.#playout.clear();
        this.#echo(marksFlushed);
        onEvent({ type: 'audio-cleared', atMs: nowMs(), droppedMs });
        return;
      }
      case 'fault':
        onEvent(message);
        return;
    }
  }

  #echo(marks: readonly string[]): void {
    for (const name of marks) this.#socket.send(this.#messages.mark(name));
  }
}

/** The stream once the application took it; null when it did not, which is reported as a fault. */
export async function openMediaStream(options: MediaStreamOptions): Promise<MediaStream | null> {
  const socket = await openSocket(options);
  return socket && new MediaStream(socket, options);
}

/** Runs one media stream until one side ends it. Never rejects; every exit closes the socket. */
export async function runMediaStream(handset: Handset, options: MediaStreamOptions): Promise<StreamEnd> {
  const stream = await openMediaStream(options);
  if (!stream) return 'refused';
  const tick = () => {
    const { audio, isDry } = stream.play();
    const frame = handset.tick(audio, isDry);
    stream.hear(frame);
    return !frame.hasHungUp;
  };
  await everyInterval(FRAME_MS, tick, AbortSignal.any([options.signal, stream.closed]));
  if (stream.closed.aborted) return 'far-side-closed';
  await stream.stop();
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
