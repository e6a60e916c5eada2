import { randomBytes } from 'node:crypto';
import type { RenderedStream } from '../event-stream.ts';
import { type ModelRequest, type ScriptedReply, tokensOf, wordsOf } from '../scripted-reply.ts';
import { anthropicError } from './anthropic-error.ts';

const ENDINGS = { length: 'max_tokens', filtered: 'refusal' } as const;

/** The events of a message: a block for the text, and one for each tool call. */
export function renderMessages({ model, instructions, messages }: ModelRequest, reply: ScriptedReply): RenderedStream {
  const words = wordsOf(reply.text ?? '');
  const calls = reply.toolCalls ?? [];
  const inputTokens = tokensOf(instructions) + messages.reduce((sum, { text }) => sum + tokensOf(text), 0);
  const cached = Math.min(reply.cachedTokens ?? 0, inputTokens);
  const usage = {
    input_tokens: inputTokens - cached,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: cached,
    service_tier: 'standard',
  };
  const early =
    event('message_start', {
      message: {
        id: `msg_${randomBytes(12).toString('hex')}`,
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { ...usage, output_tokens: 1 },
      },
    }) + event('ping', {});

  let outputTokens = words.length;
  const pieces = words.map(text => event('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }));
  if (pieces.length > 0) {
    pieces[0] = event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) + pieces[0];
    pieces[pieces.length - 1] += event('content_block_stop', { index: 0 });
  }
  const firstCall = words.length > 0 ? 1 : 0;
  for (const [offset, { name, arguments: given, id }] of calls.entries()) {
    const index = firstCall + offset;
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    outputTokens += tokensOf(name) + tokensOf(text);
    const half = Math.ceil(text.length / 2);
    const delta = (partial_json: string) =>
      event('content_block_delta', { index, delta: { type: 'input_json_delta', partial_json } });
    pieces.push(
      event('content_block_start', {
        index,
        content_block: { type: 'tool_use', id: id ?? `toolu_${randomBytes(12).toString('hex')}`, name, input: {} },
      }) +
        delta('') +
        delta(text.slice(0, half)) +
        delta(text.slice(half)) +
        event('content_block_stop', { index }),
    );
  }
  const stopReason = reply.ending ? ENDINGS[reply.ending] : calls.length > 0 ? 'tool_use' : 'end_turn';
  return {
    early,
    pieces,
    closing:
      event('message_delta', {
        delta: { stop_reason: stopReason, stop_sequence: null },
        usage: { output_tokens: outputTokens },
      }) + event('message_stop', {}),
    error: `event: error\ndata: ${JSON.stringify(anthropicError(529))}\n\n`,
  };
}

function event(type: string, fields: object): string {
  return `event: ${type}\ndata: ${JSON.stringify({ type, ...fields })}\n\n`;
}
