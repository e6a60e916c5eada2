import type { WebSocket } from 'ws';
import type { Account } from '../account.ts';
import type { ElevenLabsEmulatorOptions, Transcripts } from '../elevenlabs-emulator.ts';
import {
  type Asked,
  type HttpError,
  type HttpRoute,
  refusal,
  type ServicePart,
  type SocketRoute,
} from '../http/route.ts';
import { readRecognitionRequest } from './recognition-request.ts';
import { RecognitionSession } from './recognition-session.ts';
import { recordingRoute } from './recording-route.ts';

const DEFAULT_TRANSCRIPTS: Transcripts = ['Hello, I would like to book a table.'];

/** Speech to text: live over a socket, and of finished recordings. */
export class RecognitionPart implements ServicePart {
  readonly routes: readonly HttpRoute[];
  readonly sockets: readonly SocketRoute[];
  readonly sessions: RecognitionSession[] = [];
  readonly #account: Account;
  readonly #options: ElevenLabsEmulatorOptions;

  constructor(account: Account, options: ElevenLabsEmulatorOptions) {
    this.#account = account;
    this.#options = options;
    this.routes = [recordingRoute(options.recordingTranscript ?? 'Hello there. This is the recording.')];
    this.sockets = [
      {
        path: '/v1/speech-to-text/realtime',
        name: 'realtime',
        refuse: asked => this.#refuse(asked),
        accept: (socket, asked) => this.#accept(socket, asked),
      },
    ];
  }

  #refuse(asked: Asked): HttpError | null {
    if (this.#account.ownsKey(asked)) return null;
    if (this.#account.redeemToken(asked.query.get('token'), 'realtime_scribe')) return null;
    return refusal(403, 'invalid_api_key', 'Invalid API key or token');
  }

  #accept(socket: WebSocket, { query }: Asked): void {
    const request = readRecognitionRequest(query);
    if (typeof request === 'string') {
      socket.send(JSON.stringify({ message_type: 'invalid_request', error: request }));
      socket.close(1008, 'invalid_request');
      return;
    }
    const { transcripts = DEFAULT_TRANSCRIPTS, finalDelayMs = 0 } = this.#options;
    this.sessions.push(
      new RecognitionSession({
        socket,
        query,
        request,
        faults: this.#account.faults,
        finalDelayMs,
        transcript: (segment, session) =>
          typeof transcripts === 'function' ? transcripts(segment, session) : (transcripts[segment] ?? ''),
      }),
    );
  }
}
