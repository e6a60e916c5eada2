import type { ModelEmulator, ModelEmulatorOptions } from '../model-emulator.ts';
import { BadRequest } from '../read-content.ts';
import { type ModelProtocol, serveModels } from '../serve-models.ts';
import { readChatRequest } from './chat-request.ts';
import { renderChat } from './chat-stream.ts';
import { openAiError } from './openai-error.ts';
import { readResponsesRequest } from './responses-request.ts';
import { renderResponse } from './responses-stream.ts';

/**
 * OpenAI's chat completions, responses and list of models, and those of every server that speaks the same. It streams
 * and nothing else; a request for a whole answer is refused.
 */
export const openAiChatProtocol: ModelProtocol = {
  basePath: '/v1',
  keyOf: ({ authorization }) => authorization?.match(/^Bearer (.+)$/)?.[1],
  refusal: (status, code, message) => ({ status, body: openAiError(status, code, message) }),
  models(path, models) {
    const entry = (id: string) => ({ id, object: 'model', created: 1_700_000_000, owned_by: 'system' });
    if (path === '/v1/models') return { status: 200, body: { object: 'list', data: models.map(entry) } };
    const id = path.match(/^\/v1\/models\/(.+)$/)?.[1];
    if (id === undefined) return undefined;
    return models.includes(id) ? { status: 200, body: entry(id) } : { status: 404, body: openAiError(404) };
  },
  isAnswer: path => path === '/v1/chat/completions' || path === '/v1/responses',
  read({ path }, body) {
    try {
      if (body.stream !== true) throw new BadRequest('This emulator only streams.', 'stream');
      return path === '/v1/responses' ? readResponsesRequest(body) : readChatRequest(body);
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
      return { status: 400, body: openAiError(400, undefined, error.message, error.parameter) };
    }
  },
  render: ({ path }, request, reply) =>
    path === '/v1/responses' ? renderResponse(request, reply) : renderChat(request, reply),
};

/** Starts it on the loopback address. Rejects when the port is taken. */
export function startOpenAiChatEmulator(options: ModelEmulatorOptions = {}): Promise<ModelEmulator> {
  return serveModels(openAiChatProtocol, options);
}
