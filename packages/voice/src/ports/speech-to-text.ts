import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';

/**
 * What the engine tells a recogniser, in order.
 * `speech`: the caller began to speak, or went on after a pause, about `agoMs` before the latest audio. Audio outside
 * speech is line noise; a recogniser that decodes whole buffers keeps about half a second of it as lead-in.
 * `pause`: the caller fell silent; give the best transcript of the current utterance soon.
 * `commit`: the caller's turn is over; what follows is a new utterance.
 * `discard`: what was heard since the last commit was noise; forget it.
 */
export type RecognizerInput =
  | { readonly type: 'audio'; readonly frame: AudioFrame }
  | { readonly type: 'speech'; readonly agoMs: number }
  | { readonly type: 'pause' }
  | { readonly type: 'commit' }
  | { readonly type: 'discard' };

/**
 * Of a recogniser that hears by itself when the caller has finished (`capabilities.endpointing`), instead of finals:
 * `turn-ending`: probably finished with these words, the answer may be thought of already; `turn-resumed`: they went on
 * after all; `turn-ended`: certain, with the whole turn's text. After it a new utterance begins, without a `commit`.
 */
export type TurnTranscriptEvent =
  | { readonly type: 'turn-ending'; readonly text: string }
  | { readonly type: 'turn-resumed' }
  | { readonly type: 'turn-ended'; readonly text: string };

/**
 * The text always covers the whole utterance since the last commit, so a later event replaces an earlier one.
 * `transcript-final` answers a `pause` (the n-th final answers the n-th pause, empty text when there were no words).
 */
export type TranscriptEvent =
  | { readonly type: 'transcript-interim'; readonly text: string }
  | { readonly type: 'transcript-final'; readonly text: string; readonly confidence?: number }
  | TurnTranscriptEvent;

export interface TranscribeOptions {
  readonly language: string;
  /** Names and words worth recognising: dishes, streets, people. */
  readonly keyterms?: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Live speech recognition. One `transcribe` a call; it ends when `input` ends or `signal` aborts, and throws
 * `ProviderError` when the service fails.
 */
export interface SpeechToText {
  /** `<provider>:<model>`. */
  readonly id: string;
  readonly capabilities: {
    readonly interim: boolean;
    readonly inputs: readonly AudioFormat[];
    /** Tells when turns end, and does not answer pauses. False when absent. */
    readonly endpointing?: boolean;
  };
  transcribe(input: AsyncIterable<RecognizerInput>, options: TranscribeOptions): AsyncIterable<TranscriptEvent>;
}
