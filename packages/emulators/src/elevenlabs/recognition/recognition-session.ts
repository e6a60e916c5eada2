import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { Faults } from '../faults.ts';
import { parseObject } from '../http/route.ts';
import { hearAudio } from './heard-audio.ts';
import type { RecognitionRequest } from './recognition-request.ts';
import { spokenWords } from './spoken-words.ts';

export type RecognitionErrorKind =
  | 'error'
  | 'auth_error'
  | 'quota_exceeded'
  | 'commit_throttled'
  | 'transcriber_error'
  | 'unaccepted_terms'
  | 'rate_limited'
  | 'input_error'
  | 'invalid_request'
  | 'queue_overflow'
  | 'resource_exhausted'
  | 'session_time_limit_exceeded'
  | 'chunk_size_exceeded'
  | 'insufficient_audio_activity';

export interface RecognitionSessionOptions {
  readonly socket: WebSocket;
  readonly query: URLSearchParams;
  readonly request: RecognitionRequest;
  readonly faults: Faults;
  readonly finalDelayMs: number;
  readonly transcript: (segment: number, session: RecognitionSession) => string;
}

/** A commit of less audio is ignored, and the client told so: github.com/elevenlabs/packages issue 378. */
const MIN_COMMIT_MS = 300;
/** Speech after which another word is guessed. */
const PARTIAL_EVERY_MS = 300;
const MAX_CHUNK_BYTES = 1024 * 1024;

/** One live recognition, and what was heard over it. */
export class RecognitionSession {
  readonly id = randomUUID();
  readonly query: URLSearchParams;
  readonly request: RecognitionRequest;
  readonly #options: RecognitionSessionOptions;
  /** All audio so far, and what of it was speech. */
  audioMs = 0;
  speechMs = 0;
  /** Commits asked for by the client. */
  commits = 0;
  /** Texts of the segments so far. */
  readonly committed: string[] = [];
  #chunks = 0;
  #segments = 0;
  #segment = { audioMs: 0, speechMs: 0, silenceMs: 0, partials: 0, text: '' };

  constructor(options: RecognitionSessionOptions) {
    const { socket, query, request } = options;
    this.query = query;
    this.request = request;
    this.#options = options;
    this.#send({ message_type: 'session_started', session_id: this.id, config: this.#config() });
    socket.on('message', data => this.#take(String(data)));
  }

  get isOpen(): boolean {
    return this.#options.socket.readyState === this.#options.socket.OPEN;
  }

  /** Drops the connection, as a network does. */
  drop(): void {
    this.#options.socket.terminate();
  }

  /** Tells an error; all but `commit_throttled` end the session. */
  fail(kind: RecognitionErrorKind, error: string): void {
    this.#send({ message_type: kind, error });
    if (kind !== 'commit_throttled') this.#options.socket.close(1008, error.slice(0, 120));
  }

  #config() {
    const { request } = this;
    return {
      sample_rate: request.sampleRateHz,
      audio_format: request.audioFormat,
      language_code: request.language,
      timestamps_granularity: request.withTimestamps ? 'word' : 'none',
      vad_commit_strategy: !request.isManual,
      vad_silence_threshold_secs: request.vadSilenceMs / 1000,
      vad_threshold: 0.4,
      min_speech_duration_ms: 100,
      min_silence_duration_ms: 100,
      max_tokens_to_recompute: 5,
      model_id: request.modelId,
    };
  }

  #take(text: string): void {
    const message = parseObject(text);
    if (message?.message_type !== 'input_audio_chunk' || typeof message.audio_base_64 !== 'string') {
      this.fail('input_error', 'Messages must be input_audio_chunk objects.');
      return;
    }
    if (message.commit !== undefined && typeof message.commit !== 'boolean') {
      this.fail('input_error', 'commit must be a boolean.');
      return;
    }
    if (message.previous_text !== undefined && this.#chunks > 0) {
      this.fail('input_error', 'previous_text can only be sent with the first chunk.');
      return;
    }
    this.#chunks++;
    if (message.audio_base_64.length > MAX_CHUNK_BYTES) {
      this.fail('chunk_size_exceeded', 'The audio chunk is too large.');
      return;
    }
    this.#hear(Buffer.from(message.audio_base_64, 'base64'));
    if (message.commit !== true) return;
    this.commits++;
    if (this.#segment.audioMs >= MIN_COMMIT_MS) {
      this.#commit();
      return;
    }
    this.fail(
      'commit_throttled',
      `Commit request ignored: only ${(this.#segment.audioMs / 1000).toFixed(2)}s of uncommitted audio. You need at least 0.3s of uncommitted audio before committing.`,
    );
  }

  #hear(bytes: Buffer): void {
    const segment = this.#segment;
    const { durationMs, isSpeech } = hearAudio(bytes, this.request);
    this.audioMs += durationMs;
    segment.audioMs += durationMs;
    if (isSpeech) {
      if (segment.speechMs === 0) segment.text = this.#options.transcript(this.#segments++, this);
      this.speechMs += durationMs;
      segment.speechMs += durationMs;
      segment.silenceMs = 0;
      this.#guess();
    } else {
      segment.silenceMs += durationMs;
      if (!this.request.isManual && segment.speechMs > 0 && segment.silenceMs >= this.request.vadSilenceMs)
        this.#commit();
    }
  }

  /** One word more each time; the same again once there are no more. */
  #guess(): void {
    const segment = this.#segment;
    const due = Math.floor(segment.speechMs / PARTIAL_EVERY_MS);
    if (due <= segment.partials) return;
    segment.partials = due;
    const text = segment.text.split(' ').slice(0, due).join(' ');
    if (text !== '') this.#send({ message_type: 'partial_transcript', text });
  }

  #commit(): void {
    const { text, speechMs, audioMs } = this.#segment;
    this.#segment = { audioMs: 0, speechMs: 0, silenceMs: 0, partials: 0, text: '' };
    const fault = this.#options.faults.takeWork('WS realtime');
    if (fault?.type === 'stall') return;
    if (fault?.type === 'drop') {
      this.drop();
      return;
    }
    if (fault?.type === 'garbage') {
      this.#options.socket.send('<html>Bad gateway</html>');
      return;
    }
    if (fault?.type === 'error') {
      this.fail(kindOf(fault.error), fault.message ?? 'Refused by the emulator');
      return;
    }
    const startMs = this.audioMs - audioMs;
    setTimeout(() => this.#answer(speechMs > 0 ? text : '', startMs), this.#options.finalDelayMs);
  }

  #answer(text: string, startMs: number): void {
    this.committed.push(text);
    this.#send({ message_type: 'committed_transcript', text });
    if (this.request.withTimestamps) {
      this.#send({
        message_type: 'committed_transcript_with_timestamps',
        text,
        language_code: this.request.language ?? 'en',
        words: spokenWords(text, startMs),
      });
    }
    // The service repeats what it has just committed as a guess: github.com/pipecat-ai/pipecat issue 5197.
    if (text !== '') this.#send({ message_type: 'partial_transcript', text });
  }

  #send(message: object): void {
    if (this.isOpen) this.#options.socket.send(JSON.stringify(message));
  }
}

const KINDS: readonly RecognitionErrorKind[] = [
  'auth_error',
  'quota_exceeded',
  'commit_throttled',
  'transcriber_error',
  'unaccepted_terms',
  'rate_limited',
  'input_error',
  'invalid_request',
  'queue_overflow',
  'resource_exhausted',
  'session_time_limit_exceeded',
  'chunk_size_exceeded',
  'insufficient_audio_activity',
];

const kindOf = (name: string): RecognitionErrorKind => KINDS.find(kind => kind === name) ?? 'error';
