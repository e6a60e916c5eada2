import type { ClientRequest, IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { Clock } from '@frontdesk/voice';
import { WebSocket } from 'ws';
import type { Account } from '../account/credentials.ts';
import { failure, refusal, unreachable } from '../account/failures.ts';
import { readServerEvent, type ServerEvent } from './server-events.ts';

const HANDSHAKE_MS = 8000;
/** A connection that carries nothing is asked for a sign so often, and is dead without one. Milliseconds. */
const PING_MS = 20_000;
/** How long a farewell may take. Milliseconds. */
const CLOSE_MS = 1000;
/** Bytes that wait for the network: about five seconds of μ-law as the service takes it, in base64 and JSON. */
const MAX_WAITING_BYTES = 64_000;
/** Pieces of audio kept while so many bytes wait, some five seconds of 20 ms frames: the oldest are dropped. */
const MAX_HELD = 250;

export interface RealtimeLinkOptions {
  readonly account: Account;
  readonly clock: Clock;
  readonly query: Readonly<Record<string, string>>;
  readonly onEvent: (event: ServerEvent) => void;
  /** Once, when the connection is over: with what went wrong, or null after `close`. */
  readonly onEnd: (error: Error | null) => void;
}

/** A socket to the Realtime API: JSON both ways, audio bounded. */
export class RealtimeLink {
  readonly #options: RealtimeLinkOptions;
  readonly #socket: WebSocket;
  readonly #held: string[] = [];
  #cancelPing: () => void = () => {};
  #hasPonged = true;
  #isClosing = false;
  #hasEnded = false;

  constructor(options: RealtimeLinkOptions) {
    this.#options = options;
    const { account, query } = options;
    const socket = new WebSocket(account.socketUrl('/realtime', query), {
      headers: account.headers,
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_MS,
    });
    this.#socket = socket;
    socket.on('open', () => this.#ping());
    socket.on('pong', () => (this.#hasPonged = true));
    socket.on('message', data => this.#receive(String(data)));
    socket.on('unexpected-response', (request, response) => this.#refused(request, response));
    socket.on('error', error => this.#end(unreachable(error)));
    socket.on('close', code => this.#end(failure('unavailable', `OpenAI closed the connection (${code}).`)));
  }

  send(event: Readonly<Record<string, unknown>>): void {
    if (!this.#isOpen) return;
    this.#flush();
    this.#socket.send(JSON.stringify(event));
  }

  /** Audio as the session takes it. Where the network is slower than speech for seconds, the oldest is dropped. */
  sendAudio(bytes: Uint8Array): void {
    if (!this.#isOpen) return;
    const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    this.#held.push(`{"type":"input_audio_buffer.append","audio":"${base64}"}`);
    if (this.#socket.bufferedAmount < MAX_WAITING_BYTES) this.#flush();
    else if (this.#held.length > MAX_HELD) this.#held.shift();
  }

  /** Nothing is read until `resume`; the service waits. */
  pause(): void {
    if (this.#isOpen) this.#socket.pause();
  }

  resume(): void {
    if (this.#isOpen) this.#socket.resume();
  }

  /** It failed in a way that only its user noticed. */
  fail(error: Error): void {
    this.#end(error);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#end(null);
    const socket = this.#socket;
    if (socket.readyState === WebSocket.CLOSED) return;
    if (socket.readyState === WebSocket.CONNECTING) return socket.terminate();
    await new Promise<void>(resolve => {
      const cancel = this.#options.clock.schedule(CLOSE_MS, () => socket.terminate());
      socket.once('close', () => {
        cancel();
        resolve();
      });
      socket.resume();
      socket.close(1000);
    });
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  #flush(): void {
    for (const message of this.#held.splice(0)) this.#socket.send(message);
  }

  #receive(text: string): void {
    if (this.#hasEnded) return;
    let event: ServerEvent | null;
    try {
      event = readServerEvent(text);
    } catch {
      this.#end(failure('protocol', 'OpenAI sent something that is no JSON.'));
      return;
    }
    if (event) this.#options.onEvent(event);
  }

  #refused(request: ClientRequest, response: IncomingMessage): void {
    const status = response.statusCode ?? 500;
    const over = (body: unknown) => {
      request.destroy();
      this.#end(refusal(status, body));
    };
    buffer(response).then(
      bytes => over(jsonOf(bytes.toString('utf8'))),
      () => over(undefined),
    );
  }

  #ping(): void {
    this.#cancelPing = this.#options.clock.schedule(PING_MS, () => {
      if (!this.#hasPonged) return this.#end(failure('unavailable', 'OpenAI does not answer any more.'));
      this.#hasPonged = false;
      if (this.#isOpen) this.#socket.ping();
      this.#ping();
    });
  }

  #end(error: Error | null): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#cancelPing();
    this.#held.length = 0;
    if (!this.#isClosing) this.#socket.terminate();
    this.#options.onEnd(error);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A proxy's page: the status has to do.
  }
}
