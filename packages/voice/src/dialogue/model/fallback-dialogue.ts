import type {
  CallerInput,
  Dialogue,
  DialogueContext,
  DialogueEngine,
  DialogueEvent,
  SpeculativeTurn,
} from '../../ports/dialogue.ts';

interface SavedFallback {
  readonly version: 1;
  readonly kind: 'fallback';
  readonly active: 'first' | 'second';
  readonly state: unknown;
}

/**
 * A dialogue with another one in reserve. When the first fails in a turn, the second answers this turn, with the
 * caller's words, and holds the rest of the call. The context is told of the change. A failure of the second is thrown.
 */
export function createFallbackDialogue(first: DialogueEngine, second: DialogueEngine): DialogueEngine {
  return {
    id: first.id,
    open: (context, saved) => new FallbackDialogue(first, second, context, saved),
  };
}

class FallbackDialogue implements Dialogue {
  readonly #engines: { readonly first: DialogueEngine; readonly second: DialogueEngine };
  readonly #context: DialogueContext;
  #active: 'first' | 'second';
  #dialogue: Dialogue;

  constructor(first: DialogueEngine, second: DialogueEngine, context: DialogueContext, saved: unknown) {
    const restored = savedFallback(saved);
    this.#engines = { first, second };
    this.#context = context;
    this.#active = restored?.active ?? 'first';
    this.#dialogue = this.#engines[this.#active].open(context, restored ? restored.state : saved);
  }

  respond(input: CallerInput, signal: AbortSignal): AsyncIterable<DialogueEvent> {
    return this.#answer(input, signal, this.#dialogue.respond(input, signal), Promise.resolve());
  }

  speculate(input: CallerInput, signal: AbortSignal): SpeculativeTurn | null {
    const turn = this.#dialogue.speculate?.(input, signal);
    if (!turn) return null;
    const committed = Promise.withResolvers<void>();
    return {
      events: this.#answer(input, signal, turn.events, committed.promise),
      commit: () => {
        turn.commit();
        committed.resolve();
      },
    };
  }

  heard(text: string, wasInterrupted: boolean): void {
    this.#dialogue.heard(text, wasInterrupted);
  }

  save(): SavedFallback {
    return { version: 1, kind: 'fallback', active: this.#active, state: this.#dialogue.save() };
  }

  close(): void {
    this.#dialogue.close?.();
  }

  async *#answer(
    input: CallerInput,
    signal: AbortSignal,
    events: AsyncIterable<DialogueEvent>,
    committed: Promise<void>,
  ): AsyncGenerator<DialogueEvent> {
    const isFirst = this.#active === 'first';
    try {
      yield* events;
    } catch (error) {
      if (signal.aborted) return;
      if (!isFirst) throw error;
      // A turn that may still be thrown away changes nothing.
      await Promise.race([committed, aborted(signal)]);
      if (signal.aborted) return;
      this.#change(error);
      yield* this.#dialogue.respond(input, signal);
    }
  }

  #change(error: unknown): void {
    const { first, second } = this.#engines;
    this.#dialogue.close?.();
    this.#dialogue = second.open(this.#context);
    this.#active = 'second';
    const reason = error instanceof Error ? error.message : 'unknown failure';
    this.#context.onProviderChange?.({ service: 'llm', from: first.id, to: second.id, reason });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function savedFallback(saved: unknown): SavedFallback | undefined {
  if (typeof saved !== 'object' || saved === null || !('kind' in saved) || saved.kind !== 'fallback') return undefined;
  if (!('active' in saved) || (saved.active !== 'first' && saved.active !== 'second')) return undefined;
  return { version: 1, kind: 'fallback', active: saved.active, state: 'state' in saved ? saved.state : undefined };
}
