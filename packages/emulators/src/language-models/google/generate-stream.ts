import { randomBytes } from 'node:crypto';
import type { RenderedStream } from '../event-stream.ts';
import { type ModelRequest, type ScriptedReply, tokensOf, wordsOf } from '../scripted-reply.ts';
import { googleError } from './google-error.ts';

const ENDINGS = { length: 'MAX_TOKENS', filtered: 'SAFETY' } as const;

/** The chunks of a `streamGenerateContent`. Calls come whole, the first of them signed, as Gemini 3 does it. */
export function renderGenerate({ model, instructions, messages }: ModelRequest, reply: ScriptedReply): RenderedStream {
  const promptTokenCount = tokensOf(instructions) + messages.reduce((sum, { text }) => sum + tokensOf(text), 0);
  const words = wordsOf(reply.text ?? '');
  const calls = reply.toolCalls ?? [];
  const responseId = randomBytes(9).toString('base64url');
  let candidatesTokenCount = 0;
  const chunk = (parts: readonly object[], finishReason?: string) => {
    const usageMetadata = {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
      ...(reply.cachedTokens !== undefined && { cachedContentTokenCount: reply.cachedTokens }),
    };
    const candidate = { content: { parts, role: 'model' }, ...(finishReason && { finishReason }), index: 0 };
    return `data: ${JSON.stringify({ candidates: [candidate], usageMetadata, modelVersion: model, responseId })}\r\n\r\n`;
  };
  const pieces = words.map(text => {
    candidatesTokenCount += 1;
    return chunk([{ text }]);
  });
  for (const [index, { name, arguments: args, id }] of calls.entries()) {
    if (typeof args === 'string') throw new TypeError('Google sends arguments as objects; they cannot be garbled.');
    candidatesTokenCount += tokensOf(name) + tokensOf(JSON.stringify(args));
    const signature = index === 0 && { thoughtSignature: randomBytes(18).toString('base64') };
    pieces.push(chunk([{ functionCall: { name, args, ...(id !== undefined && { id }) }, ...signature }]));
  }
  return {
    early: '',
    pieces,
    closing: chunk([{ text: '' }], reply.ending ? ENDINGS[reply.ending] : 'STOP'),
    error: `data: ${JSON.stringify(googleError(503))}\r\n\r\n`,
  };
}
