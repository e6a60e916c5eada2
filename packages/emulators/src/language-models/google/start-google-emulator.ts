import type { ModelEmulator, ModelEmulatorOptions } from '../model-emulator.ts';
import { BadRequest } from '../read-content.ts';
import { type ModelProtocol, serveModels } from '../serve-models.ts';
import { readGenerateRequest } from './generate-request.ts';
import { renderGenerate } from './generate-stream.ts';
import { googleError } from './google-error.ts';

const ANSWER_PATH = /^\/v1beta\/models\/([^/:]+):streamGenerateContent$/;

const protocol: ModelProtocol = {
  basePath: '/v1beta',
  keyOf: headers => {
    const key = headers['x-goog-api-key'];
    return typeof key === 'string' ? key : undefined;
  },
  // A wrong key is a bad argument to Google.
  refusal: (status, code, message) =>
    status === 401
      ? { status: 400, body: googleError(400, undefined, 'API key not valid.', 'API_KEY_INVALID') }
      : { status, body: googleError(status, code, message) },
  models(path, models) {
    if (path !== '/v1beta/models') return undefined;
    const entry = (id: string) => ({ name: `models/${id}`, supportedGenerationMethods: ['generateContent'] });
    return { status: 200, body: { models: models.map(entry) } };
  },
  isAnswer: path => ANSWER_PATH.test(path),
  read({ path, query }, body) {
    try {
      if (query.get('alt') !== 'sse') throw new BadRequest('This emulator only sends server-sent events: alt=sse.');
      return readGenerateRequest(path.match(ANSWER_PATH)?.[1] ?? '', body);
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error;
      return { status: 400, body: googleError(400, undefined, error.message) };
    }
  },
  render: (_asked, request, reply) => renderGenerate(request, reply),
};

/** Starts Gemini's `streamGenerateContent` and list of models on the loopback address. Rejects when the port is taken. */
export function startGoogleEmulator(options: ModelEmulatorOptions = {}): Promise<ModelEmulator> {
  return serveModels(protocol, options);
}
