import { randomBytes } from 'node:crypto';
import type { RenderedStream } from '../event-stream.ts';
import { isRecord } from '../is-record.ts';
import { type ModelRequest, type ScriptedReply, tokensOf, wordsOf } from '../scripted-reply.ts';
import { openAiError } from './openai-error.ts';

const ENDINGS = { length: 'length', filtered: 'content_filter' } as const;

/** The chunks of a chat completion. Padded with `obfuscation` unless the request says no, as the service does. */
export function renderChat(request: ModelRequest, reply: ScriptedReply): RenderedStream {
  const { body, model } = request;
  const options = isRecord(body.stream_options) ? body.stream_options : {};
  const hasUsage = options.include_usage === true;
  const padding = options.include_obfuscation === false ? '' : ',"obfuscation":"x8fQ2"';
  const id = `chatcmpl-${randomBytes(12).toString('hex')}`;
  const tier = body.service_tier === 'priority' ? 'priority' : 'default';
  const head = `{"id":"${id}","object":"chat.completion.chunk","created":${Math.floor(Date.now() / 1000)},"model":${JSON.stringify(model)},"service_tier":"${tier}","system_fingerprint":"fp_emulated","choices":`;
  const tail = `${hasUsage ? ',"usage":null' : ''}${padding}}\n\n`;
  const chunk = (delta: string, ending = 'null') =>
    `data: ${head}[{"index":0,"delta":${delta},"logprobs":null,"finish_reason":${ending}}]${tail}`;

  const words = wordsOf(reply.text ?? '');
  const calls = reply.toolCalls ?? [];
  const pieces = words.map(word => chunk(`{"content":${JSON.stringify(word)}}`));
  const opening = chunk(`{"role":"assistant","content":${words.length > 0 ? '""' : 'null'},"refusal":null}`);
  let callTokens = 0;
  for (const [index, { name, arguments: given, id: callId }] of calls.entries()) {
    const text = typeof given === 'string' ? given : JSON.stringify(given);
    callTokens += tokensOf(name) + tokensOf(text);
    const half = Math.ceil(text.length / 2);
    const delta = (part: object) => chunk(JSON.stringify({ tool_calls: [{ index, ...part }] }));
    pieces.push(
      delta({
        id: callId ?? `call_${randomBytes(12).toString('hex')}`,
        type: 'function',
        function: { name, arguments: '' },
      }) +
        delta({ function: { arguments: text.slice(0, half) } }) +
        delta({ function: { arguments: text.slice(half) } }),
    );
  }
  pieces[0] = opening + (pieces[0] ?? '');

  const ending = reply.ending ? ENDINGS[reply.ending] : calls.length > 0 ? 'tool_calls' : 'stop';
  const usage = usageOf(request, reply, words.length + callTokens);
  const last = hasUsage ? `data: ${head}[],"usage":${JSON.stringify(usage)}${padding}}\n\n` : '';
  return {
    early: '',
    pieces,
    closing: `${chunk('{}', `"${ending}"`)}${last}data: [DONE]\n\n`,
    error: `data: ${JSON.stringify(openAiError(500))}\n\n`,
  };
}

function usageOf(request: ModelRequest, { cachedTokens = 0 }: ScriptedReply, completion: number) {
  const prompt = tokensOf(request.instructions) + request.messages.reduce((sum, { text }) => sum + tokensOf(text), 0);
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: cachedTokens, audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
