import type { VoiceSettings } from '@frontdesk/contract';
import type { AudioFormat, AudioFrame } from '../audio/audio-frame.ts';
import type { OnUsage } from './usage.ts';

/** When a word of the text is heard, milliseconds from the first sample of this synthesis. */
export interface WordTime {
  readonly word: string;
  readonly startMs: number;
  readonly endMs: number;
}

export type SpeechEvent =
  | { readonly type: 'audio'; readonly frame: AudioFrame }
  | { readonly type: 'word-times'; readonly words: readonly WordTime[] };

export interface SynthesizeOptions {
  readonly voice: VoiceSettings;
  readonly language: string;
  /** One of the synthesizer's `outputs`. */
  readonly format: AudioFormat;
  readonly signal: AbortSignal;
  /** Told of what is really synthesised for this request; of what is remembered, nothing. */
  readonly onUsage?: OnUsage;
}

/**
 * Speech synthesis of one clause or sentence. Ends after the last audio, or quietly when `signal` aborts; throws
 * `ProviderError` when the service fails.
 */
export interface TextToSpeech {
  /** `<provider>:<model>`. */
  readonly id: string;
  readonly capabilities: { readonly outputs: readonly AudioFormat[]; readonly wordTimes: boolean };
  /** Opens what the first synthesis like this would wait for, such as a connection. Never throws. */
  warm?(options: Omit<SynthesizeOptions, 'signal'>): void;
  synthesize(text: string, options: SynthesizeOptions): AsyncIterable<SpeechEvent>;
}
