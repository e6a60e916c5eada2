import type { GenerateRequest, LanguageModel, ModelEvent, ToolDescription } from '@frontdesk/voice';

export const bookTable: ToolDescription = {
  name: 'book_table',
  description: 'Books a table.',
  parameters: { type: 'object', properties: { people: { type: 'integer' } } },
  isReadOnly: false,
};

/** A first turn, unless told otherwise. */
export function requestOf(more: Partial<GenerateRequest> = {}): GenerateRequest {
  return {
    instructions: 'You answer the calls of a restaurant.',
    messages: [{ role: 'caller', text: 'Hello' }],
    tools: [bookTable],
    signal: new AbortController().signal,
    ...more,
  };
}

export async function eventsOf(model: LanguageModel, more: Partial<GenerateRequest> = {}): Promise<ModelEvent[]> {
  const events: ModelEvent[] = [];
  for await (const event of model.generate(requestOf(more))) events.push(event);
  return events;
}

export function textOf(events: readonly ModelEvent[]): string {
  return events.map(event => (event.type === 'text' ? event.text : '')).join('');
}
