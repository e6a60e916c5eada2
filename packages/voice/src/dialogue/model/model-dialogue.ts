import type { Clock } from '../../ports/clock.ts';
import type {
  CallerInput,
  Dialogue,
  DialogueContext,
  DialogueEngine,
  DialogueEvent,
  SpeculativeTurn,
} from '../../ports/dialogue.ts';
import type { KnowledgeSearch } from '../../ports/knowledge-search.ts';
import type { LanguageModel, ModelMessage } from '../../ports/language-model.ts';
import type { ToolDescription } from '../../ports/tool-runner.ts';
import { knowledgeFits } from '../instructions/business-facts.ts';
import { callInstructions } from '../instructions/call-instructions.ts';
import { ConversationHistory } from './conversation-history.ts';
import { Exchange } from './exchange.ts';
import { Filler } from './filler.ts';
import { fillerLine, ModelTurn } from './model-turn.ts';
import { takenOver } from './saved-conversation.ts';
import { modelTools } from './tool-use.ts';
import { planTurn, type TurnPlan } from './turn-plan.ts';

const SEARCH_LIMIT = 3;
/** Below this an entry has less to do with the question than the rest of the instructions. */
const MIN_SCORE = 0.3;
const MAX_ENTRY_CHARACTERS = 1200;

export interface ModelDialogueOptions {
  readonly model: LanguageModel;
  readonly clock: Clock;
  /** Finds what fits a question in a knowledge base that is too large for the instructions. */
  readonly knowledge?: KnowledgeSearch;
}

/** Conversations held by a language model, which is told all of the business and uses the call's tools. */
export function createModelDialogue(options: ModelDialogueOptions): DialogueEngine {
  return {
    id: options.model.id,
    open: (context, saved) => new ModelDialogue(options, context, saved),
  };
}

interface OpenTurn {
  /** The conversation before it. */
  readonly earlier: readonly ModelMessage[];
  readonly exchange: Exchange;
  readonly filler: Filler;
  readonly commit: () => void;
}

class ModelDialogue implements Dialogue {
  readonly #options: ModelDialogueOptions;
  readonly #context: DialogueContext;
  readonly #instructions: string;
  readonly #tools: readonly ToolDescription[];
  readonly #searches: KnowledgeSearch | undefined;
  readonly #history: ConversationHistory;
  #previousTurn: Promise<void> = Promise.resolve();
  #turns = 0;

  constructor(options: ModelDialogueOptions, context: DialogueContext, saved: unknown) {
    const { snapshot, call, instructions = '', wallTime } = context;
    this.#options = options;
    this.#context = context;
    this.#searches = knowledgeFits(snapshot.knowledge) ? undefined : options.knowledge;
    this.#instructions = callInstructions({
      ...{ snapshot, call, instructions, wallTime: wallTime() },
      hasRetrieval: this.#searches !== undefined,
    });
    this.#tools = options.model.capabilities.tools ? modelTools(context.tools) : [];
    this.#history = new ConversationHistory(saved ?? takenOver(context.earlier));
  }

  async *respond(input: CallerInput, signal: AbortSignal): AsyncGenerator<DialogueEvent> {
    await this.#previousTurn;
    const plan = this.#plan(input);
    const turn = this.#begin(plan);
    turn.commit();
    yield* this.#hold(plan, turn, signal);
  }

  speculate(input: CallerInput, signal: AbortSignal): SpeculativeTurn | null {
    if (input.type !== 'said') return null;
    const plan = this.#plan(input);
    const turn = this.#begin(plan);
    return { events: this.#hold(plan, turn, signal), commit: turn.commit };
  }

  heard(text: string, wasInterrupted: boolean): void {
    this.#history.last?.heard(text, wasInterrupted);
  }

  save(): unknown {
    return structuredClone(this.#history.save());
  }

  #plan(input: CallerInput): TurnPlan {
    const { snapshot, call, wallTime } = this.#context;
    const { isEmpty: isBeginning, last, lastQuestion: question } = this.#history;
    const wasInterrupted = last?.wasInterrupted ?? false;
    return planTurn(input, { snapshot, call, now: wallTime(), isBeginning, wasInterrupted, question });
  }

  /** A turn is part of the conversation once it is committed; until then it leaves no trace. */
  #begin({ messages }: TurnPlan): OpenTurn {
    const earlier = this.#history.messages;
    const exchange = new Exchange(messages, this.#history.misses);
    const filler = new Filler(this.#options.clock, fillerLine(this.#context.snapshot.agent.config, this.#turns++));
    const commit = () => {
      this.#history.push(exchange);
      filler.start();
    };
    return { earlier, exchange, filler, commit };
  }

  async *#hold(
    plan: TurnPlan,
    { earlier, exchange, filler }: OpenTurn,
    signal: AbortSignal,
  ): AsyncGenerator<DialogueEvent> {
    const finished = Promise.withResolvers<void>();
    this.#previousTurn = finished.promise;
    try {
      for (const line of plan.lines) {
        exchange.say(`${line} `);
        filler.spoke(line);
        yield { type: 'say', text: `${line} ` };
      }
      exchange.endMessage();
      if (plan.ending) yield { type: 'end', disposition: plan.ending };
      if (!plan.asksModel || signal.aborted) return;
      const { model } = this.#options;
      const found = await this.#search(plan, signal);
      const shared = { model, context: this.#context, instructions: this.#instructions, tools: this.#tools };
      yield* new ModelTurn({ ...shared, earlier, found, exchange, filler, signal }).run();
    } finally {
      filler.stop();
      finished.resolve();
    }
  }

  /** What the knowledge base says about the caller's words. An answer without it is better than none. */
  async #search({ messages }: TurnPlan, signal: AbortSignal): Promise<ModelMessage[]> {
    const asked = messages.find(message => message.role === 'caller');
    if (!this.#searches || !asked) return [];
    const { knowledge } = this.#context.snapshot;
    const matches = await this.#searches.search(knowledge, asked.text, SEARCH_LIMIT, signal).catch(() => []);
    const lines = matches
      .filter(({ score }) => score >= MIN_SCORE)
      .map(({ entry }) => `- ${entry.title}: ${entry.text.slice(0, MAX_ENTRY_CHARACTERS)}`);
    if (lines.length === 0) return [];
    return [
      { role: 'note', text: ['From the business’s records, for what the caller says next:', ...lines].join('\n') },
    ];
  }
}
