import type { Clock } from '@frontdesk/voice';
import { brainError } from './failures.ts';
import type { Piece } from './messages.ts';

/** More pieces than any answer has; a far side that sends more without end is broken. */
const MAX_WAITING = 5000;

/** Pieces of one answer as they come in, or the failure that came instead. */
export class Answer {
  readonly id: number;
  /** The question, for asking again on another connection. */
  readonly request: object | null;
  readonly #pieces: Piece[] = [];
  #error: Error | undefined;
  #wake = () => {};
  #interruptId: number | undefined;
  #hasPieces = false;

  constructor(id: number, request: object | null) {
    this.id = id;
    this.request = request;
  }

  /** Some of it came, so that asking again would repeat words. */
  get hasPieces(): boolean {
    return this.#hasPieces;
  }

  push(piece: Piece): void {
    if (this.#interruptId === undefined) this.#add(piece);
  }

  /** Words the far side wants to say instead; the rest of the answer, and of an older interruption, is dropped. */
  interrupt(id: number, piece: Piece): void {
    if (this.#interruptId !== undefined && id < this.#interruptId) return;
    if (this.#interruptId !== id) this.#pieces.length = 0;
    this.#interruptId = id;
    this.#add(piece);
  }

  fail(error: Error): void {
    this.#error ??= error;
    this.#wake();
  }

  /** The next piece; undefined once aborted. Throws `ProviderError` when it failed, or took longer than the limit. */
  async next(clock: Clock, limitMs: number, signal: AbortSignal): Promise<Piece | undefined> {
    if (this.#pieces.length === 0 && !this.#error && !signal.aborted) await this.#wait(clock, limitMs, signal);
    if (signal.aborted) return undefined;
    const piece = this.#pieces.shift();
    if (piece) return piece;
    throw this.#error ?? brainError(`The custom language model said nothing for ${limitMs} ms.`, 'unavailable');
  }

  #wait(clock: Clock, limitMs: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.schedule(limitMs, resolve);
    const onAbort = () => resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    this.#wake = resolve;
    return promise.finally(() => {
      cancel();
      signal.removeEventListener('abort', onAbort);
    });
  }

  #add(piece: Piece): void {
    this.#hasPieces = true;
    if (this.#pieces.push(piece) > MAX_WAITING)
      this.fail(brainError('The custom language model sends faster than anybody can speak.', 'protocol'));
    this.#wake();
  }
}
