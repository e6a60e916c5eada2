import type { ModelMessage } from '../../ports/language-model.ts';
import { Exchange } from './exchange.ts';
import { type SavedConversation, savedConversation } from './saved-conversation.ts';

/** The window a model sees: about 6000 tokens, ten minutes of talk. */
const MAX_MESSAGES = 80;
const MAX_CHARACTERS = 24_000;
/** Of what is older, this much is kept in words: about 600 tokens. */
const MAX_NOTE_CHARACTERS = 2400;
const MAX_LINE_CHARACTERS = 160;

/**
 * A conversation as the model is to remember it: the latest exchanges word for word, and a running note of what came
 * before. When the window is full the oldest exchange goes into the note, and when the note is full its oldest lines go.
 */
export class ConversationHistory {
  readonly #exchanges: Exchange[] = [];
  #note = '';

  constructor(saved?: unknown) {
    const restored = savedConversation(saved);
    if (!restored) return;
    this.#note = restored.note;
    const exchange = new Exchange(restored.messages, restored.misses - 1);
    exchange.isMiss = restored.misses > 0;
    exchange.heard('', false);
    this.#exchanges.push(exchange);
  }

  get isEmpty(): boolean {
    return this.#exchanges.length === 0 && this.#note === '';
  }

  get last(): Exchange | undefined {
    return this.#exchanges.at(-1);
  }

  get messages(): ModelMessage[] {
    const note: ModelMessage[] =
      this.#note === '' ? [] : [{ role: 'note', text: `Earlier on this call:\n${this.#note}` }];
    return [...note, ...this.#exchanges.flatMap(exchange => exchange.messages)];
  }

  /** Turns in a row, up to now, that nothing came of. */
  get misses(): number {
    return this.last?.misses ?? 0;
  }

  /** The last thing the agent asked, as far as it was heard; empty when its last words were no question. */
  get lastQuestion(): string {
    const words = this.#exchanges.flatMap(({ messages }) => messages).findLast(({ role }) => role === 'agent');
    const text = words?.role === 'agent' ? words.text.trim() : '';
    return text.endsWith('?') ? (/[^.!?]*\?$/.exec(text)?.[0].trim() ?? '') : '';
  }

  push(exchange: Exchange): void {
    this.#exchanges.push(exchange);
    while (this.#exchanges.length > 1 && isTooLong(this.#exchanges.flatMap(({ messages }) => messages))) {
      const oldest = this.#exchanges.shift();
      if (oldest) this.#remember(oldest);
    }
  }

  /** Plain JSON. */
  save(): SavedConversation {
    const messages = this.#exchanges.flatMap(exchange => exchange.messages);
    return { version: 1, kind: 'model', note: this.#note, misses: this.misses, messages };
  }

  #remember({ messages }: Exchange): void {
    const lines = [...this.#note.split('\n'), ...messages.map(remembered)].filter(line => line !== '');
    while (lines.join('\n').length > MAX_NOTE_CHARACTERS) lines.shift();
    this.#note = lines.join('\n');
  }
}

function isTooLong(messages: readonly ModelMessage[]): boolean {
  if (messages.length > MAX_MESSAGES) return true;
  return messages.reduce((sum, message) => sum + lengthOf(message), 0) > MAX_CHARACTERS;
}

function lengthOf(message: ModelMessage): number {
  return message.role === 'tool' ? JSON.stringify(message.result).length : message.text.length;
}

function remembered(message: ModelMessage): string {
  switch (message.role) {
    case 'caller':
      return `The caller said: ${message.text}`.slice(0, MAX_LINE_CHARACTERS);
    case 'agent':
      return message.text === '' ? '' : `You said: ${message.text.replace(/\s+/g, ' ')}`.slice(0, MAX_LINE_CHARACTERS);
    case 'tool':
      return `${message.name} answered ${message.result.code}: ${JSON.stringify(message.result.value)}`.slice(
        0,
        MAX_LINE_CHARACTERS,
      );
    case 'note':
      return '';
  }
}
