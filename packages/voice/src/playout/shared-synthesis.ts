import type { SpeechEvent } from '../ports/text-to-speech.ts';

/**
 * One synthesis that several followers hear from its beginning, each at its own pace. It starts at once, and is
 * aborted when the last follower has gone; a failure reaches every follower.
 */
export class SharedSynthesis {
  readonly #events: SpeechEvent[] = [];
  readonly #abort = new AbortController();
  #followers = 0;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #progress = Promise.withResolvers<void>();
  readonly #onOver: () => void;

  /** `onOver` is called once, when nobody can join any more. */
  constructor(start: (signal: AbortSignal) => AsyncIterable<SpeechEvent>, onOver: () => void) {
    this.#onOver = onOver;
    void this.#run(start);
  }

  /** Ends with the synthesis, or when `signal` aborts. */
  async *follow(signal: AbortSignal): AsyncGenerator<SpeechEvent> {
    this.#followers++;
    const stopped = Promise.withResolvers<void>();
    const stop = () => stopped.resolve();
    signal.addEventListener('abort', stop, { once: true });
    try {
      for (let index = 0; !signal.aborted; ) {
        const event = this.#events[index];
        if (event) {
          index++;
          yield event;
        } else if (this.#failure) throw this.#failure.error;
        else if (this.#isOver) return;
        else await Promise.race([this.#progress.promise, stopped.promise]);
      }
    } finally {
      signal.removeEventListener('abort', stop);
      this.#followers--;
      if (this.#followers === 0 && !this.#isOver) {
        this.#abort.abort();
        this.#onOver(); // a newcomer must not join what is being stopped
      }
    }
  }

  async #run(start: (signal: AbortSignal) => AsyncIterable<SpeechEvent>): Promise<void> {
    try {
      for await (const event of start(this.#abort.signal)) {
        this.#events.push(event);
        this.#advance();
      }
    } catch (error) {
      this.#failure = { error };
    }
    this.#isOver = true;
    this.#onOver();
    this.#advance();
  }

  #advance(): void {
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}
