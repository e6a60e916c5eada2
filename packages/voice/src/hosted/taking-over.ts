import type { CallerInput, DialogueEngine } from '../ports/dialogue.ts';
import type { EarlierTurn } from '../ports/earlier-turn.ts';

export interface TakingOver {
  /** What was said with the engine that was lost. */
  readonly turns: readonly EarlierTurn[];
  /** Nobody was greeted yet. */
  readonly isNew: boolean;
}

/**
 * A dialogue that goes on with a conversation in the middle: it knows what was said, and begins with the greeting where
 * there was none, with the answer where the caller waits for one, and else by picking up the thread.
 */
export function takingOver(dialogue: DialogueEngine, { turns, isNew }: TakingOver): DialogueEngine {
  const last = turns.at(-1);
  const pending = last?.speaker === 'caller' ? last.text : null;
  const earlier = pending === null ? turns : turns.slice(0, -1);
  const begin = (): CallerInput => {
    if (isNew) return { type: 'started' };
    return pending === null ? { type: 'resumed' } : { type: 'said', text: pending };
  };
  return {
    id: dialogue.id,
    open(context, saved) {
      const opened = dialogue.open({ ...context, earlier }, saved);
      return {
        respond: (input, signal) => opened.respond(input.type === 'resumed' ? begin() : input, signal),
        ...(opened.speculate && { speculate: opened.speculate.bind(opened) }),
        heard: (text, wasInterrupted) => opened.heard(text, wasInterrupted),
        save: () => opened.save(),
        close: () => opened.close?.(),
      };
    },
  };
}
