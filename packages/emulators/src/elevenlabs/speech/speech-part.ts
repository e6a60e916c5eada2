import type { WebSocket } from 'ws';
import type { Account } from '../account.ts';
import type { ElevenLabsEmulatorOptions } from '../elevenlabs-emulator.ts';
import {
  type Asked,
  type HttpError,
  type HttpRoute,
  invalidKey,
  type ServicePart,
  type SocketRoute,
} from '../http/route.ts';
import { serveMultiStreamInput } from './multi-stream-input.ts';
import { speechRoutes } from './speech-routes.ts';
import { SpeechSession, type SpeechSocketName, type SpeechTiming } from './speech-session.ts';
import { serveStreamInput } from './stream-input.ts';

const SERVE = { 'stream-input': serveStreamInput, 'multi-stream-input': serveMultiStreamInput };

/** Text to speech: four requests and two sockets. */
export class SpeechPart implements ServicePart {
  readonly routes: readonly HttpRoute[];
  readonly sockets: readonly SocketRoute[];
  readonly sessions: SpeechSession[] = [];
  readonly #account: Account;
  readonly #timing: SpeechTiming;

  constructor(account: Account, options: ElevenLabsEmulatorOptions) {
    this.#account = account;
    this.#timing = timingOf(options);
    this.routes = speechRoutes(account, this.#timing);
    this.sockets = [this.#socket('stream-input'), this.#socket('multi-stream-input')];
  }

  #socket(name: SpeechSocketName): SocketRoute {
    return {
      path: `/v1/text-to-speech/:voiceId/${name}`,
      name,
      refuse: asked => this.#refuse(asked),
      accept: (socket, asked) => this.#accept(name, socket, asked),
    };
  }

  /** A wrong key in the header is refused at once; without one, the first message may bring it. */
  #refuse(asked: Asked): HttpError | null {
    const { headers, query } = asked;
    if (headers['xi-api-key'] !== undefined) return this.#account.refuseWithoutKey(asked);
    const token = tokenOf(query);
    return token === null || this.#account.redeemToken(token, 'tts_websocket') ? null : invalidKey();
  }

  #accept(name: SpeechSocketName, socket: WebSocket, asked: Asked): void {
    const session = new SpeechSession(name, socket, asked, this.#account, this.#timing);
    this.sessions.push(session);
    const isKnown = this.#account.ownsKey(asked) || tokenOf(asked.query) !== null;
    SERVE[name](session, socket, isKnown, key => key === this.#account.apiKey);
  }
}

/** How fast anything is spoken here. */
export function timingOf(options: ElevenLabsEmulatorOptions): SpeechTiming {
  return {
    firstByteMs: options.firstByteMs ?? 0,
    chunkIntervalMs: options.chunkIntervalMs ?? 0,
    msPerCharacter: options.msPerCharacter ?? 60,
    charactersPerChunk: options.charactersPerChunk ?? 12,
  };
}

const tokenOf = (query: URLSearchParams) => query.get('single_use_token') ?? query.get('authorization');
