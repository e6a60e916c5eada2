import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { ApiError } from './api-error.ts';
import { REALTIME_MODELS } from './models.ts';
import type {
  OpenAiDelays,
  OpenAiEmulator,
  OpenAiEmulatorOptions,
  OpenAiEndpoint,
  OpenAiFault,
  OpenAiRequest,
  RealtimeAnswer,
  RealtimeTurn,
} from './openai-emulator.ts';
import { RealtimeSession } from './realtime/realtime-session.ts';
import { createRestServer, endpointOf, refusalOf } from './rest-server.ts';
import { unknownModel } from './transcriptions.ts';

export const EMULATED_OPENAI_KEY = 'sk-emulated';

const MAX_KEPT = 1000;
/** The service closes a socket of the beta's shape with this. */
const BETA_CLOSED = 4000;
/** A subprotocol that carries a browser's key. */
const KEY_PROTOCOL = 'openai-insecure-api-key.';

/** The audio and realtime part of OpenAI's API on the loopback address. */
export async function startOpenAiEmulator(options: OpenAiEmulatorOptions = {}): Promise<OpenAiEmulator> {
  const { apiKey = EMULATED_OPENAI_KEY, transcribe = () => 'Hello.', answer = readOut, speak } = options;
  const delays: OpenAiDelays = {
    recordingMs: 0,
    transcriptMs: 0,
    firstByteMs: 0,
    firstAudioMs: 0,
    pieceMs: 0,
    ...options.delays,
  };
  const requests: OpenAiRequest[] = [];
  const sessions: RealtimeSession[] = [];
  const faults: { readonly endpoint: OpenAiEndpoint; readonly fault: OpenAiFault }[] = [];
  let recordings = 0;
  let opened = 0;

  const note = (endpoint: OpenAiEndpoint, fields: OpenAiRequest['fields']) => {
    requests.push({ endpoint, fields });
    if (requests.length > MAX_KEPT) requests.shift();
  };
  const takeFault = (endpoint: OpenAiEndpoint) => {
    const index = faults.findIndex(fault => fault.endpoint === endpoint);
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  };
  const authorize = (request: IncomingMessage) => checkAuthority(request, apiKey, options.project);

  const server = createRestServer({
    transcription: {
      transcribe: heard => transcribe({ ...heard, number: ++recordings }),
      recordingMs: delays.recordingMs,
    },
    speech: { speak, firstByteMs: delays.firstByteMs },
    authorize,
    note,
    takeFault,
  });
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: 16 * 1024 * 1024,
    handleProtocols: protocols => (protocols.has('realtime') ? 'realtime' : false),
  });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const url = new URL(request.url ?? '/', 'http://loopback');
    const fault = endpointOf(url.pathname) === 'realtime' ? takeFault('realtime') : undefined;
    if (fault?.type === 'drop') return void socket.destroy();
    try {
      authorize(request);
      if (endpointOf(url.pathname) !== 'realtime') throw new ApiError('Invalid URL', { status: 404 });
      if (fault?.type === 'refuse') throw refusalOf(fault);
    } catch (error) {
      return refuse(socket, error);
    }
    sockets.handleUpgrade(request, socket, head, client => accept(client, request, url.searchParams, fault));
  });

  function accept(client: WebSocket, request: IncomingMessage, query: URLSearchParams, fault: OpenAiFault | undefined) {
    const kind = query.get('intent') === 'transcription' ? 'transcription' : 'realtime';
    const model = query.get('model') ?? '';
    note('realtime', Object.fromEntries(query));
    opened++;
    const id = `sess_${String(opened).padStart(6, '0')}`;
    const session = new RealtimeSession(client, { id, kind, model, delays, transcribe, answer, speak });
    sessions.push(session);
    if (sessions.length > MAX_KEPT)
      sessions.splice(
        Math.max(
          0,
          sessions.findIndex(session => !session.isOpen),
        ),
        1,
      );
    const problem = problemOf(request, kind, model);
    if (problem) {
      session.sendError({ type: problem.type, code: problem.code, message: problem.message });
      return session.disconnect(BETA_CLOSED);
    }
    if (fault?.type === 'garbage') session.garble();
    else if (fault?.type === 'stall') session.stall();
    else session.open();
    if (fault?.type === 'cut') session.disconnect();
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The emulator has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    apiKey,
    requests,
    sessions,
    fail: (endpoint, fault) => void faults.push({ endpoint, fault }),
    async close() {
      for (const client of sockets.clients) client.terminate();
      sockets.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** What a model does with nobody to tell it: it reads out what it is told to say. */
function readOut({ asked }: RealtimeTurn): RealtimeAnswer {
  return { say: /"(.+)"/s.exec(asked ?? '')?.[1] ?? 'All right.' };
}

function problemOf(request: IncomingMessage, kind: string, model: string): ApiError | null {
  if (request.headers['openai-beta'])
    return new ApiError('The Realtime Beta API is no longer supported. Please use /v1/realtime for the GA API.', {
      code: 'beta_api_shape_disabled',
    });
  if (kind === 'transcription')
    return model === '' ? null : new ApiError('You must not provide a model parameter for transcription sessions.', {});
  if (model === '') return new ApiError('You must provide a model parameter.', { code: 'missing_model' });
  return REALTIME_MODELS.some(known => known === model) ? null : unknownModel(model);
}

function checkAuthority(request: IncomingMessage, apiKey: string, project: string | undefined): void {
  const protocols = String(request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
  const given =
    /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ??
    protocols.find(name => name.startsWith(KEY_PROTOCOL))?.slice(KEY_PROTOCOL.length);
  if (given === undefined) throw new ApiError("You didn't provide an API key.", { status: 401 });
  if (given !== apiKey)
    throw new ApiError(`Incorrect API key provided: ${given.slice(0, 4)}****${given.slice(-4)}.`, {
      status: 401,
      code: 'invalid_api_key',
    });
  const named = request.headers['openai-project'];
  if (project !== undefined && named !== undefined && named !== project)
    throw new ApiError('OpenAI-Project header should match project for API key', {
      status: 401,
      code: 'mismatched_project',
    });
}

function refuse(socket: Duplex, error: unknown): void {
  const known = error instanceof ApiError ? error : new ApiError(String(error), { status: 500, type: 'server_error' });
  const body = JSON.stringify({ error: known.body });
  socket.end(
    `HTTP/1.1 ${known.status} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
