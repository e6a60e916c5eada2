import type { Dialogue, DialogueEvent, SpeculativeTurn } from '../ports/dialogue.ts';
import type { ToolExecution } from './tool-execution.ts';

/** Events made ahead; a turn that has more to say waits for the caller first. A word is an event. */
const MAX_AHEAD = 400;

export interface SpeculateOptions {
  readonly text: string;
  readonly dialogue: Dialogue;
  readonly tools: Pick<ToolExecution, 'hold'>;
}

/** Told of the words as they come, before they count, and that there are no more. */
export interface SpeculationListener {
  readonly onWords: (words: string) => void;
  readonly onEnd: () => void;
}

/** An answer to words that may not be all of the caller's: made in silence, until it counts or is thrown away. */
export class Speculation {
  readonly #text: string;
  readonly #turn: SpeculativeTurn;
  readonly #abort: AbortController;
  readonly #release: () => void;
  readonly #events: DialogueEvent[] = [];
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #progress = Promise.withResolvers<void>();
  readonly #settled = Promise.withResolvers<void>();

  private constructor(options: SpeculateOptions, turn: SpeculativeTurn, abort: AbortController) {
    this.#text = options.text;
    this.#turn = turn;
    this.#abort = abort;
    this.#release = options.tools.hold(abort.signal);
  }

  /** Undefined where the dialogue does not think ahead. Nothing happens before `run`. */
  static begin(options: SpeculateOptions): Speculation | undefined {
    const abort = new AbortController();
    const turn = options.dialogue.speculate?.({ type: 'said', text: options.text }, abort.signal);
    return turn ? new Speculation(options, turn, abort) : undefined;
  }

  /** Aborts when it is abandoned, or when the reply it became is stopped. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Starts thinking. Once. */
  run(listener: SpeculationListener): void {
    void this.#run(listener);
  }

  /** Whether it answers these words; punctuation and capitals make no difference. */
  answers(text: string): boolean {
    return plain(text) === plain(this.#text);
  }

  /** Nothing of it is ever told. Once it counts, it only stops. Idempotent. */
  abandon(): void {
    this.#abort.abort();
    this.#settled.resolve();
    this.#advance();
  }

  /** It counts: what was made so far, and then the rest as it is made. Ends when `signal` aborts. */
  commit(signal: AbortSignal): AsyncIterable<DialogueEvent> {
    signal.addEventListener('abort', () => this.abandon(), { once: true });
    this.#turn.commit();
    this.#release();
    this.#settled.resolve();
    return this.#follow();
  }

  async *#follow(): AsyncGenerator<DialogueEvent> {
    for (let index = 0; !this.#abort.signal.aborted; ) {
      const event = this.#events[index];
      if (event) {
        index++;
        yield event;
      } else if (this.#failure) throw this.#failure.error;
      else if (this.#isOver) return;
      else await this.#progress.promise;
    }
  }

  async #run({ onWords, onEnd }: SpeculationListener): Promise<void> {
    const { signal } = this.#abort;
    try {
      for await (const event of this.#turn.events) {
        if (signal.aborted) return;
        this.#events.push(event);
        if (event.type === 'say') onWords(event.text);
        this.#advance();
        if (this.#events.length >= MAX_AHEAD) await this.#settled.promise;
      }
      if (!signal.aborted) onEnd();
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#isOver = true;
      this.#advance();
    }
  }

  #advance(): void {
    this.#progress.resolve();
    this.#progress = Promise.withResolvers();
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[.,!?;:…]+(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
