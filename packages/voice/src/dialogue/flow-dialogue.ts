import type { CallerInput, Dialogue, DialogueContext, DialogueEngine, DialogueEvent } from '../ports/dialogue.ts';
import type { KnowledgeSearch } from '../ports/knowledge-search.ts';
import { FlowProblemsError, flowProblems } from './flow-check.ts';
import { wasHeard } from './heard.ts';
import { respond } from './runner/respond.ts';
import type { Effect, EffectOutcome } from './runner/turn.ts';
import { sceneOf } from './scene.ts';
import { warmParsers } from './slots/warm-parsers.ts';
import { type DialogueState, initialState, savedState } from './state.ts';

const DONE: EffectOutcome = { type: 'done' };
const SEARCH_LIMIT = 3;

export interface FlowDialogueOptions {
  readonly knowledge: KnowledgeSearch;
}

/**
 * The local dialogue: runs the agent's flow with slots, and answers from the business's own records.
 * `open` throws `FlowProblemsError` when a text names something that does not exist.
 */
export function createFlowDialogue({ knowledge }: FlowDialogueOptions): DialogueEngine {
  warmParsers();
  return {
    id: 'flow',
    isRepeatable: true,
    open(context, saved) {
      const problems = flowProblems(context.snapshot.agent.config);
      if (problems.length > 0) throw new FlowProblemsError(problems);
      return new FlowDialogue(context, knowledge, saved);
    },
  };
}

class FlowDialogue implements Dialogue {
  readonly #context: DialogueContext;
  readonly #knowledge: KnowledgeSearch;
  readonly #state: DialogueState;
  #previousTurn: Promise<void> = Promise.resolve();

  constructor(context: DialogueContext, knowledge: KnowledgeSearch, saved: unknown) {
    const { flow } = context.snapshot.agent.config;
    this.#context = context;
    this.#knowledge = knowledge;
    this.#state =
      savedState(saved, new Set(flow.nodes.map(node => node.id))) ??
      initialState(flow.start, context.call.purpose?.slots);
  }

  /**
   * A turn that is stopped early is still thought to its end without being spoken, because the caller's words were
   * understood. Only a tool that was not started yet waits: the caller may just have changed their mind.
   */
  async *respond(input: CallerInput, signal: AbortSignal): AsyncGenerator<DialogueEvent> {
    await this.#previousTurn;
    const finished = Promise.withResolvers<void>();
    this.#previousTurn = finished.promise;
    const { snapshot, call, wallTime } = this.#context;
    const turn = { scene: sceneOf(snapshot, call, wallTime()), state: this.#state };
    const effects = respond(turn, input);
    let outcome: EffectOutcome = DONE;
    let isSpoken = false;
    try {
      for (let step = effects.next(outcome); !step.done; step = effects.next(outcome)) {
        outcome = DONE;
        const effect = step.value;
        if (effect.type === 'say') yield { type: 'say', text: `${effect.text} ` };
        else if (effect.type === 'tool' || effect.type === 'search') {
          if (signal.aborted) {
            effects.return(undefined);
            break;
          }
          outcome = await this.#perform(effect, signal);
        } else yield effect;
      }
      isSpoken = !signal.aborted;
    } finally {
      for (let step = effects.next(outcome); !step.done; step = effects.next(DONE)) {
        if (step.value.type === 'tool' || step.value.type === 'search') effects.return(undefined);
      }
      // What was thought to its end after the caller took the floor was never said.
      if (signal.aborted && !isSpoken && this.#state.question !== '') this.#state.wasQuestionHeard = false;
      finished.resolve();
    }
  }

  heard(text: string, wasInterrupted: boolean): void {
    if (wasInterrupted) this.#state.wasQuestionHeard = wasHeard(this.#state.question, text);
  }

  save(): unknown {
    return structuredClone(this.#state);
  }

  /** A tool once started is finished whatever the caller does, so that its outcome is never lost. */
  async #perform(effect: Extract<Effect, { type: 'tool' | 'search' }>, signal: AbortSignal): Promise<EffectOutcome> {
    if (effect.type === 'tool') {
      const { name, arguments: values } = effect;
      const result = await this.#context.tools.run({ name, arguments: values, signal: new AbortController().signal });
      return { type: 'tool', result };
    }
    const { knowledge } = this.#context.snapshot;
    if (knowledge.length === 0) return { type: 'search', matches: [] };
    const matches = await this.#knowledge.search(knowledge, effect.question, SEARCH_LIMIT, signal);
    return { type: 'search', matches };
  }
}
