import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';

/**
 * What comes in from the caller's side.
 * `mark-reached`: all audio sent before that mark was played, or was cleared.
 * `fault`: the peer sent something unusable; it was ignored, and `count` says how many times so far.
 */
export type TransportEvent =
  | { readonly type: 'audio'; readonly frame: AudioFrame }
  | { readonly type: 'dtmf'; readonly digit: string }
  | { readonly type: 'mark-reached'; readonly name: string }
  | { readonly type: 'fault'; readonly fault: string; readonly count: number };

/**
 * Moves one call's audio and signals. `receive` is read once, by one reader, and ends when the far side is gone.
 * Audio sent is queued by the far side and played in order at real time; `clear` drops what is not played yet.
 */
export interface Transport {
  readonly format: AudioFormat;
  receive(): AsyncIterable<TransportEvent>;
  send(frame: AudioFrame): void;
  mark(name: string): void;
  clear(): void;
  /** Ends the media session. Idempotent. */
  close(): Promise<void>;
}
