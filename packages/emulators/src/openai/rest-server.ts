import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ApiError } from './api-error.ts';
import type { ApiReply } from './api-reply.ts';
import { MODELS } from './models.ts';
import type { OpenAiEndpoint, OpenAiFault } from './openai-emulator.ts';
import { type SpeechBackend, speechReply } from './speech.ts';
import { type TranscriptionBackend, transcriptionReply, unknownModel } from './transcriptions.ts';

export interface RestServerOptions {
  readonly transcription: TranscriptionBackend;
  readonly speech: SpeechBackend;
  /** Throws an `ApiError` where the request's headers do not open the door. */
  readonly authorize: (request: IncomingMessage) => void;
  readonly note: (endpoint: OpenAiEndpoint, fields: Readonly<Record<string, unknown>>) => void;
  readonly takeFault: (endpoint: OpenAiEndpoint) => OpenAiFault | undefined;
}

/** The REST part of the service. */
export function createRestServer(options: RestServerOptions): Server {
  return createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => refuse(response, error));
  });
}

export function endpointOf(path: string): OpenAiEndpoint | null {
  if (path === '/v1/audio/transcriptions') return 'transcriptions';
  if (path === '/v1/audio/speech') return 'speech';
  if (path === '/v1/models' || path.startsWith('/v1/models/')) return 'models';
  return path === '/v1/realtime' ? 'realtime' : null;
}

/** A fault that is a refusal, as the service would word it. */
export function refusalOf(fault: Extract<OpenAiFault, { type: 'refuse' }>): ApiError {
  const { status, errorType = status < 500 ? 'invalid_request_error' : 'server_error', code = null } = fault;
  return new ApiError('The emulator was told to refuse this.', { status, type: errorType, code });
}

async function answer(request: IncomingMessage, response: ServerResponse, options: RestServerOptions): Promise<void> {
  response.setHeader('x-request-id', 'req_emulated');
  const path = new URL(request.url ?? '/', 'http://loopback').pathname;
  const endpoint = endpointOf(path);
  options.authorize(request);
  const method = endpoint === 'models' ? 'GET' : 'POST';
  if (!endpoint || endpoint === 'realtime' || request.method !== method)
    throw new ApiError(`Invalid URL (${request.method} ${path})`, { status: 404 });
  const body = await buffer(request);
  const fault = options.takeFault(endpoint);
  if (fault?.type === 'stall') return;
  if (fault?.type === 'drop') return void response.destroy();
  if (fault?.type === 'garbage')
    return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>Bad gateway</html>');
  if (fault?.type === 'refuse' && fault.retryAfterSeconds !== undefined)
    response.setHeader('retry-after', String(fault.retryAfterSeconds));
  if (fault?.type === 'refuse') throw refusalOf(fault);
  const reply = await act(endpoint, path, request, body, options);
  await send(response, reply, fault?.type === 'cut');
}

async function act(
  endpoint: OpenAiEndpoint,
  path: string,
  request: IncomingMessage,
  body: Buffer,
  { transcription, speech, note }: RestServerOptions,
): Promise<ApiReply> {
  if (endpoint === 'models') {
    note(endpoint, {});
    return { json: models(path.slice('/v1/models/'.length)) };
  }
  const type = request.headers['content-type'] ?? '';
  if (endpoint === 'speech') {
    const fields = jsonOf(body, type);
    note(endpoint, fields);
    return await speechReply(fields, speech);
  }
  const form = await formOf(body, type);
  note(
    endpoint,
    Object.fromEntries([...form].map(([name, value]) => [name, value instanceof File ? value.size : value])),
  );
  return await transcriptionReply(form, transcription);
}

function models(id: string) {
  const model = (id: string) => ({ id, object: 'model', created: 1_700_000_000, owned_by: 'openai' });
  if (id === '') return { object: 'list', data: MODELS.map(model) };
  if (!MODELS.includes(id)) throw unknownModel(id);
  return model(id);
}

function jsonOf(body: Buffer, type: string): Record<string, unknown> {
  if (!type.startsWith('application/json')) throw new ApiError(`Unsupported content type: '${type}'.`, { status: 415 });
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new ApiError('We could not parse the JSON body of your request.', {});
  }
}

async function formOf(body: Buffer, type: string): Promise<FormData> {
  if (!type.startsWith('multipart/form-data')) throw new ApiError('Could not parse multipart form', {});
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new ApiError('Could not parse multipart form', {});
  }
}

async function send(response: ServerResponse, reply: ApiReply, isCut: boolean): Promise<void> {
  if ('json' in reply)
    return void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply.json));
  if ('text' in reply) return void response.writeHead(200, { 'Content-Type': 'text/plain' }).end(reply.text);
  const pieces = 'sse' in reply ? [...reply.sse].map(event => `data: ${JSON.stringify(event)}\n\n`) : [...reply.pieces];
  response.writeHead(200, { 'Content-Type': 'sse' in reply ? 'text/event-stream' : reply.type });
  for (const piece of isCut ? pieces.slice(0, Math.ceil(pieces.length / 2)) : pieces) await written(response, piece);
  if (isCut) response.destroy();
  else response.end();
}

function written(response: ServerResponse, piece: Buffer | string): Promise<void> {
  return new Promise(resolve => response.write(piece, () => resolve()));
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  const known = error instanceof ApiError ? error : new ApiError(String(error), { status: 500, type: 'server_error' });
  response.writeHead(known.status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ error: known.body }));
}
