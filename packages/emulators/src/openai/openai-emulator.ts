import type { ClientEvent } from './realtime/client-events.ts';
import type { ConversationItem } from './realtime/conversation-item.ts';

/** Audio somebody wants to know the words of. */
export interface HeardAudio {
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
  /** Counted from 1: recordings over all requests, utterances within their session. */
  readonly number: number;
  readonly model: string;
  readonly language: string | null;
  readonly prompt: string | null;
}

/** What a realtime model is asked to go on with. */
export interface RealtimeTurn {
  /** Counted from 1 within the session. */
  readonly number: number;
  /** Of the session. */
  readonly instructions: string;
  /** Of this one response, where it has some of its own. */
  readonly asked: string | null;
  /** What the caller said last. */
  readonly caller: string | null;
  readonly items: readonly ConversationItem[];
  readonly tools: readonly string[];
}

/** Speech comes first, then function calls. An answer that `fails` has neither. */
export interface RealtimeAnswer {
  readonly say?: string;
  readonly calls?: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly fails?: { readonly type: string; readonly code: string };
}

/** How long the service takes. Milliseconds. */
export interface OpenAiDelays {
  /** Request → words of a recording. */
  readonly recordingMs: number;
  /** End of a caller's utterance → its words. */
  readonly transcriptMs: number;
  /** Text → first bytes of its speech. */
  readonly firstByteMs: number;
  /** Turn of a realtime model → its first audio. */
  readonly firstAudioMs: number;
  /** Between pieces of 100 ms of speech: 0 is at once, 100 is real time. */
  readonly pieceMs: number;
}

export interface OpenAiEmulatorOptions {
  /** Default `EMULATED_OPENAI_KEY`. */
  readonly apiKey?: string;
  /** Requests must name it where it is given. */
  readonly project?: string;
  /** The caller's words. "Hello." by default. */
  readonly transcribe?: (heard: HeardAudio) => string;
  /** The model's answers. By default it reads out what its instructions for the response quote, or says "All right.". */
  readonly answer?: (turn: RealtimeTurn) => RealtimeAnswer;
  /** Samples at 24 kHz. A tone of 60 ms a letter by default. */
  readonly speak?: (text: string) => Int16Array | Promise<Int16Array>;
  /** Nothing takes any time by default. */
  readonly delays?: Partial<OpenAiDelays>;
}

export type OpenAiEndpoint = 'transcriptions' | 'speech' | 'models' | 'realtime';

/** What goes wrong with one request. `cut`: the answer breaks off in its middle. `stall`: nothing comes any more. */
export type OpenAiFault =
  | { readonly type: 'drop' | 'cut' | 'garbage' | 'stall' }
  | {
      readonly type: 'refuse';
      readonly status: number;
      readonly errorType?: string;
      readonly code?: string;
      readonly retryAfterSeconds?: number;
    };

export interface OpenAiRequest {
  readonly endpoint: OpenAiEndpoint;
  /** Names and texts of the form or the JSON; a file is its size in bytes. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A realtime session that is open, or was. */
export interface EmulatedRealtimeSession {
  readonly id: string;
  readonly kind: 'realtime' | 'transcription';
  /** What the client sent apart from audio, the latest thousand. */
  readonly received: readonly ClientEvent[];
  readonly items: readonly ConversationItem[];
  /** Milliseconds of audio received. */
  readonly heardMs: number;
  readonly isOpen: boolean;
  /** Something that is no JSON. */
  garble(): void;
  sendError(error: { readonly type: string; readonly code: string | null; readonly message: string }): void;
  /** Says nothing more, and reads nothing. */
  stall(): void;
  /** Breaks the connection without a word, or closes it with a code. */
  disconnect(code?: number): void;
}

export interface OpenAiEmulator {
  /** With the version: `http://127.0.0.1:…/v1`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Authorised ones, the latest thousand. */
  readonly requests: readonly OpenAiRequest[];
  /** In the order of their opening; those that are closed are kept until a thousand are. */
  readonly sessions: readonly EmulatedRealtimeSession[];
  /** Goes wrong with the next request to that endpoint, once. */
  fail(endpoint: OpenAiEndpoint, fault: OpenAiFault): void;
  close(): Promise<void>;
}
