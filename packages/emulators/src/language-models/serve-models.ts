import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type RenderedStream, sendEventStream } from './event-stream.ts';
import { isRecord } from './is-record.ts';
import type { ModelEmulator, ModelEmulatorOptions, ModelFault, ReceivedModelRequest } from './model-emulator.ts';
import { type ModelRequest, repeatLastWords, type ScriptedReply } from './scripted-reply.ts';

/** An answer in the service's words, all at once: a refusal, or a list. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
}

/** One service's protocol; everything else is the same for all. */
export interface ModelProtocol {
  /** Follows the address in `baseUrl`. */
  readonly basePath: string;
  /** The key a request carries; undefined without. */
  keyOf(headers: IncomingHttpHeaders): string | undefined;
  /** The service may refuse with another status than the usual one. */
  refusal(status: number, code?: string, message?: string): Answer;
  /** The list of models, one model, or undefined where the path is neither. */
  models(path: string, models: readonly string[]): Answer | undefined;
  /** Whether the path asks a model for an answer. */
  isAnswer(path: string): boolean;
  /** Reads and checks a request as strictly as the service. */
  read(asked: Asked, body: Readonly<Record<string, unknown>>): ModelRequest | Answer;
  render(asked: Asked, request: ModelRequest, reply: ScriptedReply): RenderedStream;
}

const DEFAULT_KEY = 'emulated-key';

/** Serves one protocol on the loopback address. Rejects when the port is taken. */
export async function serveModels(protocol: ModelProtocol, options: ModelEmulatorOptions): Promise<ModelEmulator> {
  const { apiKey = DEFAULT_KEY, respond = repeatLastWords, firstTokenMs = 0, tokenEveryMs = 0, models } = options;
  const requests: ReceivedModelRequest[] = [];
  const faults: { readonly fault: ModelFault; left: number }[] = [];
  let requestCount = 0;
  let connectionCount = 0;
  let answeredCount = 0;

  const server = createServer((request, response) => {
    response.once('finish', () => {
      answeredCount += 1;
    });
    serve(request, response).catch(() => response.destroy());
  });
  server.on('connection', socket => {
    connectionCount += 1;
    socket.setNoDelay(true);
  });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const { method = 'GET', headers } = request;
    const asked: Asked = { method, path: url.pathname, query: url.searchParams, headers };
    const text = (await buffer(request)).toString();
    const refuse = (status: number, message?: string) => json(response, protocol.refusal(status, undefined, message));

    if (apiKey !== '' && protocol.keyOf(headers) !== apiKey) return refuse(401, 'The API key is wrong.');
    if (method === 'GET') {
      const list = protocol.models(asked.path, models ?? ['emulated-model']);
      if (!list) return refuse(404);
      return json(response, list);
    }
    if (method !== 'POST' || !protocol.isAnswer(asked.path)) return refuse(404);
    const fault = takeFault();
    if (fault) return failWith(response, fault);
    const body = parsed(text);
    if (!body) return refuse(400, 'The body is not a JSON object.');
    const read = protocol.read(asked, body);
    if ('status' in read) return json(response, read);
    if (models && !models.includes(read.model)) return refuse(404, `There is no model ${read.model}.`);

    const reply = respond(read);
    const ended = sendEventStream(response, protocol.render(asked, read, reply), {
      firstTokenMs: reply.firstTokenMs ?? firstTokenMs,
      tokenEveryMs,
      ...(reply.trouble && { trouble: reply.trouble }),
    });
    requestCount += 1;
    requests.push({ ...read, path: asked.path, headers, ended });
    if (requests.length > (options.keptRequests ?? 200)) requests.shift();
  }

  function takeFault(): ModelFault | undefined {
    const first = faults[0];
    if (!first) return undefined;
    first.left -= 1;
    if (first.left <= 0) faults.shift();
    return first.fault;
  }

  function failWith(response: ServerResponse, { kind, code, message, retryAfterSeconds }: ModelFault): void {
    if (kind === 'drop') response.destroy();
    if (typeof kind !== 'number') return;
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds));
    json(response, protocol.refusal(kind, code, message));
  }

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    baseUrl: `http://127.0.0.1:${port}${protocol.basePath}`,
    apiKey,
    requests,
    get requestCount() {
      return requestCount;
    },
    get connectionCount() {
      return connectionCount;
    },
    get answeredCount() {
      return answeredCount;
    },
    fail(...more) {
      for (const fault of more) faults.push({ fault, left: fault.times ?? 1 });
    },
    close() {
      closing ??= new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      return closing;
    },
  };
}

function json(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req_emulated' });
  response.end(JSON.stringify(body));
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
