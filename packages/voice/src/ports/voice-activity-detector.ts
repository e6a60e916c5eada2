import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';

/** How likely a stretch of audio holds speech. Times are milliseconds of audio since the stream began. */
export interface SpeechProbability {
  readonly startMs: number;
  readonly endMs: number;
  /** 0 to 1. */
  readonly probability: number;
  /** What stood out from the line's noise by the end of the window, where that can be told. */
  readonly sound?: Sound;
}

/**
 * The latest stretch of sound above the line's noise, without a gap. A model hears speech some windows late, and believes
 * in it for some windows after its end; this is how both are known.
 */
export interface Sound {
  readonly startMs: number;
  readonly endMs: number;
}

export interface DetectionListener {
  /** The next window was judged. In order, without gaps; within `hear` or later. */
  onWindow(window: SpeechProbability): void;
  /** The latest sound in what was heard up to `heardMs`, whether it was judged or not. With each frame, where it can be told. */
  onSound(sound: Sound, heardMs: number): void;
  /** Nothing more will be judged. At most once, and not after `close`. */
  onFailure(error: unknown): void;
}

/** Hears one call's audio. */
export interface SpeechDetection {
  /** Never waits and never throws. A detector that falls far behind takes what is oldest for silence. */
  hear(frame: AudioFrame): void;
  /** Nothing is told any more. Idempotent. */
  close(): void;
}

/**
 * Judges each short window of a stream of audio. It is given frames, and tells what it made of them, by plain calls: each
 * frame of each call comes this way, and a stream of promises would cost more than the judging.
 */
export interface VoiceActivityDetector {
  readonly id: string;
  readonly capabilities: { readonly inputs: readonly AudioFormat[]; readonly windowMs: number };
  /** Begins to listen to a call. */
  open(listener: DetectionListener): SpeechDetection;
}
