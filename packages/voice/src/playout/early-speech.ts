import type { SynthesizeOptions, TextToSpeech } from '../ports/text-to-speech.ts';
import { ClauseSplitter } from './clause-splitter.ts';
import { SharedSynthesis } from './shared-synthesis.ts';

/**
 * Speaks the first piece of an answer before it is certain that it will be said, so that it can be heard at once if it
 * is. Takes the words as the answer is made, and `voice` is the synthesizer for the turn that says it.
 */
export class EarlySpeech {
  readonly voice: TextToSpeech;
  readonly #inner: TextToSpeech;
  readonly #options: SynthesizeOptions;
  readonly #splitter = new ClauseSplitter();
  #first: { readonly text: string; readonly synthesis: SharedSynthesis } | undefined;

  /** Aborting `options.signal` throws it away, unless somebody listens to it by then. */
  constructor(inner: TextToSpeech, options: SynthesizeOptions) {
    this.#inner = inner;
    this.#options = options;
    this.voice = {
      id: inner.id,
      capabilities: inner.capabilities,
      synthesize: (text, asked) => {
        const first = this.#first;
        this.#first = undefined;
        return first?.text === text ? first.synthesis.follow(asked.signal) : inner.synthesize(text, asked);
      },
    };
  }

  add(words: string): void {
    if (!this.#first) this.#begin(this.#splitter.push(words));
  }

  /** No more words: what there is is a piece. */
  end(): void {
    if (!this.#first) this.#begin(this.#splitter.flush());
  }

  #begin([text]: readonly string[]): void {
    if (text === undefined) return;
    const { signal } = this.#options;
    const synthesis = new SharedSynthesis(
      ended => this.#inner.synthesize(text, { ...this.#options, signal: ended }),
      () => undefined,
    );
    this.#first = { text, synthesis };
    void this.#keep(synthesis, signal);
  }

  /** Holds the synthesis until the turn that says it has joined, or it is thrown away. */
  async #keep(synthesis: SharedSynthesis, signal: AbortSignal): Promise<void> {
    try {
      for await (const _ of synthesis.follow(signal));
    } catch {
      // Whoever says it hears of the failure.
    }
  }
}
