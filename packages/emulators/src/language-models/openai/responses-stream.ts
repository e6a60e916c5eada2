import { randomBytes } from 'node:crypto';
import type { RenderedStream } from '../event-stream.ts';
import { type ModelRequest, type ScriptedReply, tokensOf, wordsOf } from '../scripted-reply.ts';

const REASONS = { length: 'max_output_tokens', filtered: 'content_filter' } as const;

/** The events of a response. Every event that carries the response repeats the request's settings, as the service's do. */
export function renderResponse(request: ModelRequest, reply: ScriptedReply): RenderedStream {
  const { body, model } = request;
  const output: object[] = [];
  const events = new Events();
  const response = {
    id: `resp_${randomBytes(12).toString('hex')}`,
    object: 'response',
    created_at: Math.floor(Date.now() / 1000),
    error: null,
    instructions: body.instructions ?? null,
    model,
    tools: body.tools ?? [],
    tool_choice: body.tool_choice ?? 'auto',
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    service_tier: body.service_tier ?? 'default',
    store: body.store ?? true,
    temperature: body.temperature ?? 1,
    metadata: {},
  };
  const started = { ...response, status: 'in_progress', incomplete_details: null, output: [], usage: null };
  const early = [
    events.next('response.created', { response: started }),
    events.next('response.in_progress', { response: started }),
  ].join('');

  const pieces: string[] = [];
  let outputTokens = 0;
  if (reply.text) {
    const rendered = renderMessage(events, reply.text);
    pieces.push(...rendered.pieces);
    output.push(rendered.item);
    outputTokens += rendered.pieces.length;
  }
  for (const { name, arguments: given, id } of reply.toolCalls ?? []) {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    outputTokens += tokensOf(name) + tokensOf(text);
    const call = {
      type: 'function_call',
      id: `fc_${randomBytes(12).toString('hex')}`,
      call_id: id ?? `call_${randomBytes(12).toString('hex')}`,
      name,
    };
    const item = { ...call, arguments: text, status: 'completed' };
    const at = { item_id: call.id, output_index: output.length };
    const half = Math.ceil(text.length / 2);
    pieces.push(
      [
        events.next('response.output_item.added', {
          output_index: output.length,
          item: { ...call, arguments: '', status: 'in_progress' },
        }),
        events.next('response.function_call_arguments.delta', { ...at, delta: text.slice(0, half) }),
        events.next('response.function_call_arguments.delta', { ...at, delta: text.slice(half) }),
        events.next('response.function_call_arguments.done', { ...at, name, arguments: text }),
        events.next('response.output_item.done', { output_index: output.length, item }),
      ].join(''),
    );
    output.push(item);
  }

  const inputTokens = tokensOf(request.instructions) + request.messages.reduce((n, { text }) => n + tokensOf(text), 0);
  const usage = {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: reply.cachedTokens ?? 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
  const ended = {
    ...response,
    status: reply.ending ? 'incomplete' : 'completed',
    incomplete_details: reply.ending ? { reason: REASONS[reply.ending] } : null,
    output,
    usage,
  };
  return {
    early,
    pieces,
    closing: events.next(reply.ending ? 'response.incomplete' : 'response.completed', { response: ended }),
    error: events.next('error', { code: 'server_error', message: 'The server had an error.', param: null }),
  };
}

function renderMessage(events: Events, text: string) {
  const id = `msg_${randomBytes(12).toString('hex')}`;
  const at = { item_id: id, output_index: 0, content_index: 0 };
  const empty = { type: 'output_text', text: '', annotations: [], logprobs: [] };
  const message = { id, type: 'message', role: 'assistant' };
  const item = { ...message, status: 'completed', content: [{ ...empty, text }] };
  const opening =
    events.next('response.output_item.added', {
      output_index: 0,
      item: { ...message, status: 'in_progress', content: [] },
    }) + events.next('response.content_part.added', { ...at, part: empty });
  const pieces = wordsOf(text).map(delta =>
    events.next('response.output_text.delta', { ...at, delta, logprobs: [], obfuscation: 'x8fQ2' }),
  );
  pieces[0] = opening + (pieces[0] ?? '');
  pieces[pieces.length - 1] +=
    events.next('response.output_text.done', { ...at, text, logprobs: [] }) +
    events.next('response.content_part.done', { ...at, part: { ...empty, text } }) +
    events.next('response.output_item.done', { output_index: 0, item });
  return { pieces, item };
}

/** Numbers events in the order they are made. */
class Events {
  #count = 0;

  next(type: string, fields: object): string {
    return `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: this.#count++, ...fields })}\n\n`;
  }
}
