import type { LookupFunction } from 'node:net';
import { type Clock, ProviderError } from '@frontdesk/voice';
import WebSocket from 'ws';
import { brainError, garbled } from './failures.ts';
import { type BrainMessage, type LinkConfig, readMessage } from './messages.ts';
import { closeSocket, MAX_UNSENT_BYTES, openSocket } from './open-socket.ts';

/** From the protocol: a ping this often where the far side wants to be reconnected, */
const PING_MS = 2000;
/** a line on which none came back for so long is dead, */
const PING_LIMIT_MS = 5000;
/** and is opened anew so often in a call. */
const MAX_RECONNECTS = 2;

export interface BrainLinkOptions {
  readonly url: string;
  readonly clock: Clock;
  readonly lookup: LookupFunction | undefined;
  /** Sent when the far side asks for it. */
  readonly callDetails: () => object;
  /** All but pings and the configuration. */
  readonly onMessage: (message: BrainMessage) => void;
  /** The far side has forgotten what it was asked. */
  readonly onReopened: () => void;
  /** The connection will not come back. */
  readonly onLost: (error: ProviderError) => void;
}

/** The connection of one call, kept alive as the far side wants it. */
export class BrainLink {
  readonly #options: BrainLinkOptions;
  readonly #abort = new AbortController();
  #socket: WebSocket | undefined;
  #opened: Promise<void> | undefined;
  #config: LinkConfig = {};
  #reconnects = 0;
  #cancelPing = () => {};
  #cancelWatch = () => {};

  constructor(options: BrainLinkOptions) {
    this.#options = options;
  }

  get wantsToolCalls(): boolean {
    return this.#config.transcript_with_tool_calls === true;
  }

  /** Opens it the first time; afterwards as that went. Rejects with `ProviderError`. */
  open(): Promise<void> {
    this.#opened ??= this.#connect();
    return this.#opened;
  }

  /** Does nothing while the connection is away: what still counts is sent again when it is back. */
  send(message: object): void {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > MAX_UNSENT_BYTES) return void socket.terminate();
    socket.send(JSON.stringify(message));
  }

  close(): void {
    this.#abort.abort();
    this.#quieten();
    if (this.#socket) closeSocket(this.#socket, this.#options.clock);
  }

  async #connect(): Promise<void> {
    const { url, clock, lookup } = this.#options;
    await openSocket({
      ...{ url, clock, lookup, signal: this.#abort.signal },
      onOpened: socket => {
        this.#socket = socket;
        // On a first connection that is known only later.
        if (this.#config.auto_reconnect) this.#ping();
      },
      onMessage: text => this.#hear(text),
      onClosed: () => this.#closed(),
    });
  }

  #hear(text: string): void {
    if (this.#abort.signal.aborted) return;
    const message = readMessage(text);
    if (!message) return void this.#giveUp(garbled());
    if (message.response_type === 'config') return void this.#configure(message.config);
    if (message.response_type === 'ping_pong') return void this.#watch();
    this.#options.onMessage(message);
  }

  #configure(config: LinkConfig): void {
    const wasPinging = this.#config.auto_reconnect === true;
    this.#config = config;
    if (config.call_details) this.send({ interaction_type: 'call_details', call: this.#options.callDetails() });
    if (config.auto_reconnect && !wasPinging) this.#ping();
  }

  #ping(): void {
    const { clock } = this.#options;
    this.#quieten();
    const beat = () => {
      if (this.#abort.signal.aborted) return;
      this.send({ interaction_type: 'ping_pong', timestamp: clock.wallTime().getTime() });
      this.#cancelPing = clock.schedule(PING_MS, beat);
    };
    beat();
    this.#watch();
  }

  #watch(): void {
    this.#cancelWatch();
    if (!this.#config.auto_reconnect) return;
    this.#cancelWatch = this.#options.clock.schedule(PING_LIMIT_MS, () => this.#socket?.terminate());
  }

  #quieten(): void {
    this.#cancelPing();
    this.#cancelWatch();
  }

  #closed(): void {
    this.#quieten();
    if (this.#abort.signal.aborted) return;
    const lost = brainError('The connection to the custom language model was lost.', 'unavailable');
    if (!this.#config.auto_reconnect || this.#reconnects >= MAX_RECONNECTS) return void this.#giveUp(lost);
    this.#reconnects++;
    this.#connect().then(
      () => this.#options.onReopened(),
      error => {
        if (!this.#abort.signal.aborted) this.#giveUp(error instanceof ProviderError ? error : lost);
      },
    );
  }

  #giveUp(error: ProviderError): void {
    this.close();
    this.#options.onLost(error);
  }
}
