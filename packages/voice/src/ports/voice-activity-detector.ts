import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';

/** How likely a stretch of audio holds speech. Times are milliseconds of audio since the stream began. */
export interface SpeechProbability {
  readonly startMs: number;
  readonly endMs: number;
  /** 0 to 1. */
  readonly probability: number;
}

/** Judges each short window of a stream, in order. One `detect` a call; ends when `audio` ends or `signal` aborts. */
export interface VoiceActivityDetector {
  readonly id: string;
  readonly capabilities: { readonly inputs: readonly AudioFormat[]; readonly windowMs: number };
  detect(audio: AsyncIterable<AudioFrame>, signal: AbortSignal): AsyncIterable<SpeechProbability>;
}
