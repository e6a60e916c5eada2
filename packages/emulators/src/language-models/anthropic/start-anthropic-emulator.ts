import type { ModelEmulator, ModelEmulatorOptions } from '../model-emulator.ts';
import { BadRequest } from '../read-content.ts';
import { type ModelProtocol, serveModels } from '../serve-models.ts';
import { anthropicError } from './anthropic-error.ts';
import { readMessagesRequest } from './messages-request.ts';
import { renderMessages } from './messages-stream.ts';

const protocol: ModelProtocol = {
  basePath: '/v1',
  keyOf: headers => {
    const key = headers['x-api-key'];
    return typeof key === 'string' ? key : undefined;
  },
  refusal: (status, type, message) => ({ status, body: anthropicError(status, type, message) }),
  models(path, models) {
    if (path !== '/v1/models') return undefined;
    const data = models.map(id => ({ type: 'model', id, display_name: id, created_at: '2026-01-01T00:00:00Z' }));
    return {
      status: 200,
      body: { data, has_more: false, first_id: models[0] ?? null, last_id: models.at(-1) ?? null },
    };
  },
  isAnswer: path => path === '/v1/messages',
  read({ headers }, body) {
    try {
      if (headers['anthropic-version'] === undefined) throw new BadRequest('anthropic-version: header is required');
      if (body.stream !== true) throw new BadRequest('This emulator only streams.');
      return readMessagesRequest(body);
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
      return { status: 400, body: anthropicError(400, undefined, error.message) };
    }
  },
  render: (_asked, request, reply) => renderMessages(request, reply),
};

/** Starts Anthropic's messages (streaming only) and list of models on the loopback address. Rejects when the port is taken. */
export function startAnthropicEmulator(options: ModelEmulatorOptions = {}): Promise<ModelEmulator> {
  return serveModels(protocol, options);
}
