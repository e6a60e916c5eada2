import type { ModelMessage, ModelToolCall } from '../../ports/language-model.ts';
import type { ToolResult } from '../../ports/tool-runner.ts';

/** A tool's answer longer than this is cut for the model: about a thousand tokens. */
const MAX_RESULT_CHARACTERS = 4000;

type AgentMessage = Extract<ModelMessage, { role: 'agent' }>;

/** One turn of the caller and what the agent made of it, as the model is to remember it. */
export class Exchange {
  readonly #messages: ModelMessage[];
  /** What was spoken, in order; words of ours that are no message of the model's have no place. */
  readonly #spoken: { readonly text: string; readonly index: number | null }[] = [];
  #open: number | null = null;
  #isHeard = false;
  #wasInterrupted = false;
  readonly #missesBefore: number;
  /** Nothing came of it: no answer that could be spoken. */
  isMiss = false;

  constructor(messages: readonly ModelMessage[], missesBefore = 0) {
    this.#messages = [...messages];
    this.#missesBefore = missesBefore;
  }

  /** Turns in a row that nothing came of, this one included. */
  get misses(): number {
    return this.isMiss ? this.#missesBefore + 1 : 0;
  }

  get messages(): readonly ModelMessage[] {
    return this.#messages;
  }

  /** The model said something, fillers aside. */
  get hasSpoken(): boolean {
    return this.#spoken.some(({ index }) => index !== null);
  }

  /** The caller cut the agent off. */
  get wasInterrupted(): boolean {
    return this.#wasInterrupted;
  }

  /** More words of the agent's message; the first ones open it. */
  say(text: string): void {
    if (this.#isHeard) return;
    this.#open ??= this.#messages.push({ role: 'agent', text: '' }) - 1;
    const message = this.#messages[this.#open];
    if (message?.role !== 'agent') return;
    this.#messages[this.#open] = { ...message, text: message.text + text };
    this.#spoken.push({ text, index: this.#open });
  }

  /** Words that are spoken and not remembered. */
  fill(text: string): void {
    this.#spoken.push({ text, index: null });
  }

  note(text: string): void {
    this.#open = null;
    this.#messages.push({ role: 'note', text });
  }

  /** The agent's message is over, and asked for these tools, with these answers, in the same order. */
  addTools(calls: readonly ModelToolCall[], results: readonly ToolResult[]): void {
    const index = this.#open ?? this.#messages.push({ role: 'agent', text: '' }) - 1;
    const message = this.#messages[index];
    if (message?.role === 'agent') this.#messages[index] = { ...message, toolCalls: calls };
    const answers = calls.map(({ id, name }, at): ModelMessage => {
      const result = results[at] ?? { code: 'failed', value: {} };
      return { role: 'tool', callId: id, name, result: shortened(result) };
    });
    this.#messages.push(...answers);
    this.#open = null;
  }

  /** The agent's message is over. */
  endMessage(): void {
    this.#open = null;
  }

  /** What the caller heard of it all: the rest is forgotten. Counts once. */
  heard(text: string, wasInterrupted: boolean): void {
    if (this.#isHeard) return;
    this.#isHeard = true;
    this.#wasInterrupted = wasInterrupted;
    if (!wasInterrupted || this.#spoken.length === 0) return;
    let left = wordsOf(text).length;
    const kept = new Map<number, string[]>();
    for (const { text: spoken, index } of joined(this.#spoken)) {
      const words = wordsOf(spoken).slice(0, left);
      left -= words.length;
      if (index !== null) kept.set(index, [...(kept.get(index) ?? []), ...words]);
    }
    for (const [index, message] of this.#messages.entries()) {
      if (message.role === 'agent') this.#messages[index] = { ...message, text: kept.get(index)?.join(' ') ?? '' };
    }
    const isSaid = (message: AgentMessage) => message.text !== '' || message.toolCalls !== undefined;
    const rest = this.#messages.filter(message => message.role !== 'agent' || isSaid(message));
    this.#messages.splice(0, this.#messages.length, ...rest);
    this.#open = null;
    this.note('You were interrupted here: the caller heard nothing you said after this.');
  }
}

/** Pieces may end in the middle of a word; those of one message belong together. */
function joined(pieces: readonly { readonly text: string; readonly index: number | null }[]) {
  const whole: { text: string; index: number | null }[] = [];
  for (const piece of pieces) {
    const last = whole.at(-1);
    if (last && last.index === piece.index) last.text += piece.text;
    else whole.push({ ...piece });
  }
  return whole;
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(word => word !== '');
}

function shortened(result: ToolResult): ToolResult {
  const json = JSON.stringify(result.value);
  if (json.length <= MAX_RESULT_CHARACTERS) return result;
  return { code: result.code, value: { beginning: json.slice(0, MAX_RESULT_CHARACTERS), is_cut_off: true } };
}
