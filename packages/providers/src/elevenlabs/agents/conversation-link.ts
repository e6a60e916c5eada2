import { text } from 'node:stream/consumers';
import type { Clock, ProviderError } from '@frontdesk/voice';
import { WebSocket } from 'ws';
import { failure, failureOfStatus } from '../wire/failures.ts';
import { readServerMessage, type ServerMessage } from './conversation-messages.ts';

const HANDSHAKE_MS = 5000;
/** How long a farewell may take. */
const CLOSE_MS = 1000;
/** The service pings every few seconds: without a word for so long, it is gone. */
const SILENT_MS = 30_000;
/** Bytes that wait for the network: about five seconds of μ-law in base64 and JSON. */
const MAX_WAITING_BYTES = 64_000;
/** Pieces of audio kept while so many bytes wait, some five seconds of 20 ms frames: the oldest are dropped. */
const MAX_HELD = 250;
/** Some minutes of audio: no message comes near. */
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

export interface ConversationLinkOptions {
  /** As the service signed it: it has all that it takes to be let in. */
  readonly url: string;
  readonly clock: Clock;
  readonly onOpen: () => void;
  readonly onMessage: (message: ServerMessage) => void;
  /** Once, when the connection is over: what went wrong, or null after `close` and where the service ended it. */
  readonly onEnd: (error: ProviderError | null, reason: string) => void;
}

/** A socket of one conversation: JSON both ways, audio bounded. */
export class ConversationLink {
  readonly #options: ConversationLinkOptions;
  readonly #socket: WebSocket;
  readonly #held: string[] = [];
  #cancelSilence: () => void = () => {};
  #isClosing = false;
  #hasEnded = false;

  constructor(options: ConversationLinkOptions) {
    this.#options = options;
    const socket = new WebSocket(options.url, {
      perMessageDeflate: false,
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: MAX_MESSAGE_BYTES,
    });
    this.#socket = socket;
    socket.on('open', () => {
      this.#watch();
      options.onOpen();
    });
    socket.on('message', data => this.#receive(String(data)));
    socket.on('unexpected-response', (request, response) => {
      void text(response)
        .catch(() => '')
        .then(body => {
          this.fail(failureOfStatus(response.statusCode ?? 500, body));
          request.destroy();
        });
    });
    socket.on('error', cause => this.fail(failure('unavailable', 'ElevenLabs cannot be reached.', { cause })));
    socket.on('close', (code, reason) => this.#end(closedWith(code, String(reason)), String(reason)));
  }

  send(message: Readonly<Record<string, unknown>>): void {
    if (!this.#isOpen) return;
    this.#flush();
    this.#socket.send(JSON.stringify(message));
  }

  /** Audio as the agent takes it. Where the network is slower than speech for seconds, the oldest is dropped. */
  sendAudio(bytes: Uint8Array): void {
    if (!this.#isOpen) return;
    const base64 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    this.#held.push(`{"user_audio_chunk":"${base64}"}`);
    if (this.#socket.bufferedAmount < MAX_WAITING_BYTES) this.#flush();
    else if (this.#held.length > MAX_HELD) this.#held.shift();
  }

  /** Nothing is read until `resume`; the service waits. */
  pause(): void {
    this.#cancelSilence();
    if (this.#isOpen) this.#socket.pause();
  }

  resume(): void {
    if (!this.#isOpen) return;
    this.#watch();
    this.#socket.resume();
  }

  fail(error: ProviderError): void {
    this.#end(error, '');
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#end(null, '');
    const socket = this.#socket;
    if (socket.readyState === WebSocket.CLOSED) return;
    if (socket.readyState === WebSocket.CONNECTING) {
      socket.terminate();
      return;
    }
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

  #watch(): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#options.clock.schedule(SILENT_MS, () =>
      this.fail(failure('unavailable', 'ElevenLabs does not answer any more.')),
    );
  }

  #receive(data: string): void {
    if (this.#hasEnded) return;
    let message: ServerMessage | null;
    try {
      message = readServerMessage(data);
    } catch {
      this.fail(failure('protocol', 'ElevenLabs sent something that makes no sense.'));
      return;
    }
    if (message?.type === 'ping') {
      this.#watch();
      this.send({ type: 'pong', event_id: message.ping_event.event_id });
    } else if (message) this.#options.onMessage(message);
  }

  #end(error: ProviderError | null, reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#cancelSilence();
    this.#held.length = 0;
    if (!this.#isClosing) this.#socket.terminate();
    this.#options.onEnd(error, reason);
  }
}

/** 1000: the conversation is over. Others are failures; the reason tells a plan without credits from bad requests. */
function closedWith(code: number, reason: string): ProviderError | null {
  if (code === 1000) return null;
  if (/quota|credit/i.test(reason)) return failure('quota', 'The ElevenLabs plan has no credits left.');
  if (code === 1008) return failure('rejected', 'ElevenLabs refused the conversation.');
  return failure('unavailable', `ElevenLabs closed the connection (${code}).`);
}
