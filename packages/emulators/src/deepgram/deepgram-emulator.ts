/** Time, handed in so that tests can own it. */
export interface EmulatorClock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `action` once after `delayMs`; the returned function cancels it. */
  schedule(delayMs: number, action: () => void): () => void;
}

/** Which of the service's live ends. */
export type DeepgramEnd = 'listen' | 'flux' | 'speak';

/** What the emulator knows when it is about to make out an utterance. */
export interface UtteranceHeard {
  /** Of the socket, counted from 0; −1 for a recorded file. */
  readonly session: number;
  /** Counted from 0 within the socket or file. */
  readonly utterance: number;
  readonly query: URLSearchParams;
}

/** The words of the n-th utterance of each socket, or a function that tells them; beyond the list nothing is understood. */
export type HeardWords = readonly string[] | ((heard: UtteranceHeard) => string);

export interface DeepgramEmulatorOptions {
  /** Default a free one. */
  readonly port?: number;
  /** The key that is accepted. Default `EMULATED_DEEPGRAM_KEY`. */
  readonly apiKey?: string;
  /** Keys that are known but may do nothing: answered with 403. */
  readonly restrictedKeys?: readonly string[];
  readonly clock?: EmulatorClock;
  readonly words?: HeardWords;
  /** Of audio, between interim results or Flux updates. Default 250. */
  readonly interimEveryMs?: number;
  /** From `Finalize`, or the silence that ends an utterance, to the final result. Default 0. */
  readonly finalDelayMs?: number;
  /** How long a spoken word takes: what is made out so far follows from it. Default 250. */
  readonly wordMs?: number;
  /** Silence, in audio, after which speech is another utterance with words of its own. Default 700. */
  readonly utteranceGapMs?: number;
  /** A `Finalize` with nothing heard since the last final is answered too; the service does not promise it. Default true. */
  readonly answersEmptyFinalize?: boolean;
  /** Flux: silence after which the end of a turn is beyond doubt; its confidence rises evenly until then. Default 1000. */
  readonly certainSilenceMs?: number;
  /** From a `Flush` to the first audio. Default 0. */
  readonly firstByteMs?: number;
  /** How long each character is spoken. Default 60. */
  readonly characterMs?: number;
  /** Audio is sent in pieces of this length. Default 200. */
  readonly speechPieceMs?: number;
  /** Between two pieces. Default 0: all at once. */
  readonly speechPieceEveryMs?: number;
  /** Pieces that still come after `Clear`, before `Cleared`. Default 0. */
  readonly latePieces?: number;
  /** Characters a socket may speak in a minute. Default 2400. */
  readonly charactersPerMinute?: number;
  /** Live sockets at a time; more are refused with 429. Default unlimited. */
  readonly maxSockets?: number;
}

/**
 * What goes wrong. `refuse` answers a request or an upgrade; the others befall the live socket that sends something next,
 * with the message that is the `afterMessages`-th from then on (default 1), or after so many pieces of speech where
 * `afterPieces` is given: `disconnect` cuts the line without a word, `close` closes it, `garbage` sends what is no
 * message, `error` sends an error message and closes, `stall` says nothing more.
 */
export type DeepgramFault =
  | { readonly type: 'refuse'; readonly status: number; readonly code: string; readonly message: string }
  | ({ readonly type: 'disconnect' | 'garbage' | 'error' | 'stall' } & FaultTime)
  | ({ readonly type: 'close'; readonly code: number; readonly reason: string } & FaultTime);

interface FaultTime {
  readonly afterMessages?: number;
  readonly afterPieces?: number;
}

/** A fault of a live socket. */
export type SocketFault = Exclude<DeepgramFault, { readonly type: 'refuse' }>;

/** One live socket, as the service saw it. */
export interface DeepgramSession {
  readonly end: DeepgramEnd;
  readonly query: URLSearchParams;
  /** Types of the messages it sent; audio is not among them. The latest 1000. */
  readonly commands: readonly string[];
  readonly audioBytes: number;
  /** Texts it had spoken. The latest 1000. */
  readonly texts: readonly string[];
  readonly isOpen: boolean;
}

export interface DeepgramRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly status: number;
}

export interface DeepgramEmulator {
  /** `http://127.0.0.1:<port>`; sockets at the same place. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The latest 1000, oldest first. */
  readonly sessions: readonly DeepgramSession[];
  /** Over HTTP, refused upgrades included. The latest 1000, oldest first. */
  readonly requests: readonly DeepgramRequest[];
  /** All there ever were, and those open now. */
  readonly counts: { readonly sockets: number; readonly open: number; readonly characters: number };
  /** Befalls the next socket or request at that end, one each, in order; without an end, the next of any. */
  fail(fault: DeepgramFault, end?: DeepgramEnd | 'rest'): void;
  /** What is heard from now on. */
  setWords(words: HeardWords): void;
  /** Idempotent. */
  close(): Promise<void>;
}
