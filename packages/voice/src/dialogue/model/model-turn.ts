import type { AgentConfig } from '@frontdesk/contract';
import type { DialogueContext, DialogueEvent } from '../../ports/dialogue.ts';
import type { LanguageModel, ModelMessage, ModelToolCall } from '../../ports/language-model.ts';
import type { ToolDescription } from '../../ports/tool-runner.ts';
import { FAREWELL, PUTTING_THROUGH } from '../call-lines.ts';
import type { Exchange } from './exchange.ts';
import type { Filler } from './filler.ts';
import { SpokenText } from './spoken-text.ts';
import { END_CALL, FORWARD_CALL, ToolUse } from './tool-use.ts';

/** Messages a model may write in one turn; before the last one it has to do with what it knows. */
const MAX_ROUNDS = 5;
/** What a caller hears when the model breaks in the middle of its answer. */
const LOST_THREAD = "I'm sorry, I lost my thread. Could you say that again?";
const NOT_UNDERSTOOD = "I'm sorry, I didn't get that. Could you say it again?";
const STILL_NOT_UNDERSTOOD = "I'm sorry, I still don't get it.";

export interface ModelTurnOptions {
  readonly model: LanguageModel;
  readonly context: DialogueContext;
  readonly instructions: string;
  readonly tools: readonly ToolDescription[];
  /** The conversation before this turn. */
  readonly earlier: readonly ModelMessage[];
  /** Looked up for this turn alone. */
  readonly found: readonly ModelMessage[];
  readonly exchange: Exchange;
  readonly filler: Filler;
  readonly signal: AbortSignal;
}

interface Answer {
  readonly calls: readonly ModelToolCall[];
  readonly text: string;
}

/**
 * One answer of the model: its words as they stream in, the tools it asks for, their results back to it, until it has
 * said what it wants. Throws when the model fails before anything was said.
 */
export class ModelTurn {
  readonly #options: ModelTurnOptions;
  readonly #toolUse: ToolUse;

  constructor(options: ModelTurnOptions) {
    this.#options = options;
    this.#toolUse = new ToolUse(options.context.tools, options.signal);
  }

  async *run(): AsyncGenerator<DialogueEvent> {
    const { exchange, signal } = this.#options;
    try {
      yield* this.#converse();
    } catch (error) {
      if (signal.aborted) return;
      if (!exchange.hasSpoken) throw error;
      exchange.isMiss = true;
      exchange.endMessage();
      yield* this.#say(`… ${LOST_THREAD} `);
    }
  }

  async *#converse(): AsyncGenerator<DialogueEvent> {
    const { signal, tools, exchange } = this.#options;
    let lastText = '';
    for (let round = 1; ; round++) {
      const mayUseTools = round < MAX_ROUNDS;
      const answer = yield* this.#generate(mayUseTools ? tools : []);
      if (signal.aborted) return;
      lastText = answer.text === '' ? lastText : answer.text;
      if (answer.calls.length === 0 || !mayUseTools) {
        exchange.endMessage();
        // It may have asked the caller something along with its last tools.
        if (answer.text === '' && !lastText.endsWith('?')) yield* this.#apologise();
        return;
      }
      const isOver = yield* this.#useTools(answer);
      if (isOver || signal.aborted) return;
    }
  }

  async *#generate(tools: readonly ToolDescription[]): AsyncGenerator<DialogueEvent, Answer> {
    const { model, context, instructions, earlier, found, exchange, signal } = this.#options;
    const { temperature, maxTokens, highPriority } = context.snapshot.agent.config.llm;
    const spoken = new SpokenText();
    const calls: ModelToolCall[] = [];
    let text = '';
    const events = model
      .generate({
        ...{ instructions, tools, temperature, highPriority, signal },
        messages: [...earlier, ...found, ...exchange.messages],
        ...(maxTokens !== undefined && { maxTokens }),
      })
      [Symbol.asyncIterator]();
    try {
      for (let step = yield* this.#await(events.next()); !step.done && !signal.aborted; step = await events.next()) {
        const event = step.value;
        if (event.type === 'text') {
          const words = spoken.push(event.text);
          text += words;
          if (words !== '') yield* this.#say(words);
        } else if (event.type === 'tool-call') {
          calls.push({ id: event.id, name: event.name, arguments: event.arguments });
        } else if (event.usage) context.onUsage?.(event.usage);
      }
    } finally {
      await events.return?.();
    }
    const rest = spoken.flush();
    text = (text + rest).trim();
    if (rest !== '' && !signal.aborted) yield* this.#say(rest);
    return { calls, text };
  }

  /** Whether the turn is over with it. */
  async *#useTools({ calls, text }: Answer): AsyncGenerator<DialogueEvent, boolean> {
    const { exchange, signal } = this.#options;
    const results = yield* this.#await(this.#toolUse.run(calls));
    exchange.addTools(calls, results);
    if (signal.aborted) return true;
    const transfer = this.#toolUse.transferOf(calls, results);
    if (transfer) {
      if (text === '') yield* this.#say(`${PUTTING_THROUGH} `);
      yield transfer;
      return true;
    }
    if (!calls.some(({ name }, index) => name === END_CALL && results[index]?.code === 'ok')) return false;
    if (text === '') yield* this.#say(`${FAREWELL} `);
    yield { type: 'end', disposition: 'agent_ended' };
    return true;
  }

  /** There was no answer: once the caller is asked again, then offered a person, then put through. */
  async *#apologise(): AsyncGenerator<DialogueEvent> {
    const { exchange, tools } = this.#options;
    exchange.isMiss = true;
    if (exchange.misses === 1) return yield* this.#say(`${NOT_UNDERSTOOD} `);
    const canForward = tools.some(({ name }) => name === FORWARD_CALL);
    if (exchange.misses > 2 && canForward) {
      const call = { id: 'stuck', name: FORWARD_CALL, arguments: { reason: 'The agent could not help.' } };
      const isOver = yield* this.#useTools({ calls: [call], text: '' });
      if (isOver) return;
    }
    const isOffered = canForward && exchange.misses === 2;
    const canNote = tools.some(({ name }) => name === 'take_message');
    const offer = isOffered
      ? 'Would you like to talk to a person?'
      : canNote
        ? 'Would you like to leave a message?'
        : 'Could you put it in other words?';
    yield* this.#say(`${STILL_NOT_UNDERSTOOD} ${offer} `);
  }

  *#say(text: string): Generator<DialogueEvent> {
    this.#options.exchange.say(text);
    this.#options.filler.spoke(text);
    yield { type: 'say', text };
  }

  /** Waits, and says a word against the quiet when it takes long. */
  async *#await<Value>(pending: Promise<Value>): AsyncGenerator<DialogueEvent, Value> {
    const { filler, exchange, signal } = this.#options;
    const settled = pending.then(() => 'settled' as const);
    if ((await Promise.race([settled, filler.due])) === 'filler') {
      const line = filler.take();
      if (line !== '' && !signal.aborted) {
        exchange.fill(`${line} `);
        yield { type: 'say', text: `${line} ` };
      }
    }
    return await pending;
  }
}

/** The line a turn may fill its quiet with; they take turns. */
export function fillerLine({ fillers }: Pick<AgentConfig, 'fillers'>, turn: number): string | undefined {
  return fillers[turn % Math.max(1, fillers.length)];
}
