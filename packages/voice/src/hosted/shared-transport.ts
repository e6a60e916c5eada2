import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import type { Transport, TransportEvent } from '../ports/transport.ts';

/** What comes in while nobody reads: ten seconds of 20 ms frames, the oldest dropped. */
const MAX_UNREAD = 500;

/** A transport that one reader can take over from another: each `receive` ends the one before it. */
export class SharedTransport implements Transport {
  readonly format: AudioFormat;
  readonly #transport: Transport;
  #unread = new BoundedQueue<TransportEvent>(MAX_UNREAD);
  #isRead = false;
  #isPumping = false;
  #hasEnded = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(transport: Transport) {
    this.format = transport.format;
    this.#transport = transport;
  }

  receive(): AsyncIterable<TransportEvent> {
    if (this.#isRead) this.release();
    this.#isRead = true;
    if (!this.#isPumping) {
      this.#isPumping = true;
      void this.#pump();
    }
    return this.#read(this.#unread);
  }

  /** Ends the reading under way. What comes in from now on waits for the next reader. */
  release(): void {
    const read = this.#unread;
    this.#unread = new BoundedQueue(MAX_UNREAD);
    this.#isRead = false;
    if (this.#hasEnded) this.#unread.end();
    read.end();
  }

  send(frame: AudioFrame): void {
    this.#transport.send(frame);
  }

  mark(name: string): void {
    this.#transport.mark(name);
  }

  clear(): void {
    this.#transport.clear();
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  async #pump(): Promise<void> {
    try {
      for await (const event of this.#transport.receive()) this.#unread.push(event);
    } catch (error) {
      this.#failure = { error };
    }
    this.#hasEnded = true;
    this.#unread.end();
  }

  async *#read(events: BoundedQueue<TransportEvent>): AsyncGenerator<TransportEvent> {
    yield* events;
    // A reader that was released has no part in what became of the line later.
    if (this.#failure && events === this.#unread) throw this.#failure.error;
  }
}
