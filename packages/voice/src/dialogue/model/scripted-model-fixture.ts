import type { GenerateRequest, LanguageModel, ModelEvent } from '../../ports/language-model.ts';

type Answer = ModelEvent[] | AsyncIterable<ModelEvent>;

/** A model that answers by a script, and remembers what it was asked. */
export class ScriptedModel implements LanguageModel {
  readonly id = 'scripted:model';
  readonly capabilities = { tools: true };
  readonly requests: GenerateRequest[] = [];
  readonly #answers: ((request: GenerateRequest) => Answer)[];

  /** One answer a request, in order; the last one answers all that follow. */
  constructor(...answers: (Answer | ((request: GenerateRequest) => Answer))[]) {
    this.#answers = answers.map(answer => (typeof answer === 'function' ? answer : () => answer));
  }

  async *generate(request: GenerateRequest): AsyncIterable<ModelEvent> {
    const answer = this.#answers[Math.min(this.requests.length, this.#answers.length - 1)];
    this.requests.push(request);
    if (answer) yield* answer(request);
  }

  /** What the model was told last, as `role: text`. */
  get told(): string[] {
    return (this.requests.at(-1)?.messages ?? []).map(message => {
      if (message.role === 'tool') return `tool ${message.name}: ${message.result.code}`;
      const calls =
        message.role === 'agent' && message.toolCalls ? ` → ${message.toolCalls.map(call => call.name)}` : '';
      return `${message.role}: ${message.text.trim()}${calls}`;
    });
  }
}

const usage = { service: 'llm', provider: 'scripted', model: 'model', inputTokens: 10, outputTokens: 5 } as const;

/** A message in words, which stream in with the spaces before them. */
export function says(text: string): ModelEvent[] {
  return [
    ...text.split(/(?= )/).map(word => ({ type: 'text', text: word }) as const),
    { type: 'finished', reason: 'stop', usage },
  ];
}

/** A message that asks for tools, after these words. */
export function uses(calls: Record<string, Record<string, unknown>>, text = ''): ModelEvent[] {
  return [
    ...(text === '' ? [] : [{ type: 'text', text } as const]),
    ...Object.entries(calls).map(
      ([name, values]) => ({ type: 'tool-call', id: `${name}-1`, name, arguments: values }) as const,
    ),
    { type: 'finished', reason: 'tool-calls', usage },
  ];
}

/** A message that breaks off after these words. */
export async function* breaksAfter(text: string): AsyncIterable<ModelEvent> {
  if (text !== '') yield { type: 'text', text };
  throw new Error('The model is gone.');
}
