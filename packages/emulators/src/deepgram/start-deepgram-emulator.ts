import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Authorization } from './authorization.ts';
import type {
  DeepgramEmulator,
  DeepgramEmulatorOptions,
  DeepgramEnd,
  DeepgramFault,
  DeepgramRequest,
  EmulatorClock,
  SocketFault,
} from './deepgram-emulator.ts';
import { FluxSession } from './flux-session.ts';
import { hearingSettings } from './hearing-settings.ts';
import { ListenSession } from './listen-session.ts';
import { LiveSocket } from './live-socket.ts';
import { checkQuery } from './query-check.ts';
import { remember } from './recent.ts';
import { type Refusal, refusedUpgrade } from './refusal.ts';
import { answerRequest } from './rest.ts';
import { SpeakSession } from './speak-session.ts';
import { speakingSettings } from './speaking-settings.ts';

/** The key that is accepted unless told otherwise. */
export const EMULATED_DEEPGRAM_KEY = 'emulated-deepgram-key';

/** Larger frames are not taken: two seconds of the densest raw audio, or a long text. */
const MAX_FRAME_BYTES = 256 * 1024;

const ENDS: Readonly<Record<string, DeepgramEnd>> = {
  '/v1/listen': 'listen',
  '/v2/listen': 'flux',
  '/v1/speak': 'speak',
};

const realTime: EmulatorClock = {
  now: () => performance.now(),
  schedule(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * Deepgram's live and recorded recognition, Flux and Aura on the loopback address. It hears loudness, not words: those
 * are given beforehand. It speaks a hum. Rejects when the port is taken.
 */
export async function startDeepgramEmulator(options: DeepgramEmulatorOptions = {}): Promise<DeepgramEmulator> {
  const clock = options.clock ?? realTime;
  const apiKey = options.apiKey ?? EMULATED_DEEPGRAM_KEY;
  const authorization = new Authorization(apiKey, options.restrictedKeys ?? [], () => clock.now());
  const hearing = hearingSettings(options);
  const speaking = speakingSettings(options);
  const faults: { readonly fault: DeepgramFault; readonly end: DeepgramEnd | 'rest' | undefined }[] = [];
  const sessions: LiveSocket[] = [];
  const requests: DeepgramRequest[] = [];
  const counts = { sockets: 0, open: 0, characters: 0 };
  const indexes: Record<DeepgramEnd, number> = { listen: 0, flux: 0, speak: 0 };

  const take = (at: DeepgramEnd | 'rest', isWanted: (fault: DeepgramFault) => boolean): DeepgramFault | undefined => {
    const index = faults.findIndex(({ fault, end }) => (end === undefined || end === at) && isWanted(fault));
    return index < 0 ? undefined : faults.splice(index, 1)[0]?.fault;
  };
  const takeRefusal = (at: DeepgramEnd | 'rest'): Refusal | undefined => {
    const fault = take(at, ({ type }) => type === 'refuse');
    return fault?.type === 'refuse' ? fault : undefined;
  };
  const takeSocketFault = (at: DeepgramEnd): SocketFault | undefined => {
    const fault = take(at, ({ type }) => type !== 'refuse');
    return fault?.type === 'refuse' ? undefined : fault;
  };
  const noteRequest = (request: IncomingMessage, url: URL, status: number) => {
    const { method = 'GET' } = request;
    remember(requests, { method, path: url.pathname, query: url.searchParams, status });
  };
  const onCharacters = (count: number) => {
    counts.characters += count;
  };

  const rest = {
    authorization,
    hearing,
    speaking,
    clock,
    takeFault: () => takeRefusal('rest'),
    onCharacters,
    onAnswered: noteRequest,
  };
  const server = createServer((request, response) => {
    answerRequest(request, response, rest).catch(() => response.destroy()); // the client is gone in the middle of it
  });
  const upgrades = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: protocols => ['token', 'bearer'].find(name => protocols.has(name)) ?? false,
  });

  server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    connection.on('error', () => {}); // it closes
    const url = new URL(request.url ?? '/', 'http://loopback');
    const end = ENDS[url.pathname];
    const refusal =
      authorization.refuse(request) ??
      (end ? checkQuery(url.searchParams, end) : NO_SUCH_END) ??
      (end && takeRefusal(end)) ??
      (counts.open >= (options.maxSockets ?? Infinity) ? TOO_MANY : undefined);
    if (refusal || !end) {
      noteRequest(request, url, refusal?.status ?? 404);
      connection.end(refusedUpgrade(refusal ?? NO_SUCH_END));
      return;
    }
    upgrades.handleUpgrade(request, connection, head, socket => {
      const live = new LiveSocket({
        socket,
        end,
        query: url.searchParams,
        index: indexes[end]++,
        clock,
        takeFault: () => takeSocketFault(end),
      });
      counts.sockets++;
      counts.open++;
      socket.on('close', () => counts.open--);
      remember(sessions, live);
      live.serve(
        end === 'listen'
          ? new ListenSession(live, hearing)
          : end === 'flux'
            ? new FluxSession(live, hearing)
            : new SpeakSession(live, speaking, onCharacters),
      );
    });
  });
  upgrades.on('headers', headers => headers.push(`dg-request-id: ${crypto.randomUUID()}`));

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  let closing: Promise<void> | undefined;
  const close = async () => {
    for (const socket of upgrades.clients) socket.terminate();
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };

  return {
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey,
    sessions,
    requests,
    counts,
    fail: (fault, end) => void faults.push({ fault, end }),
    setWords(words) {
      hearing.words = words;
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

const NO_SUCH_END: Refusal = { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' };
const TOO_MANY: Refusal = {
  status: 429,
  code: 'TOO_MANY_REQUESTS',
  message: 'Too many requests. Please try again later.',
};
