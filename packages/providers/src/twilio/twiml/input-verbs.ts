import type { SpokenVerb } from './spoken-verbs.ts';

/**
 * Takes keys or speech. Input goes to `action` (`Digits`, or `SpeechResult` and `Confidence`), whose answer takes over;
 * without input the next verb runs, unless `actionOnEmptyResult` is set.
 */
export interface GatherVerb {
  readonly verb: 'gather';
  readonly input: readonly ('dtmf' | 'speech')[];
  readonly action: string;
  /** Heard meanwhile. `timeoutSeconds` begins when it is over. */
  readonly prompt?: readonly SpokenVerb[];
  /** Whether input cuts the prompt off. Default true. */
  readonly bargeIn?: boolean;
  /** Silence, or the wait between two keys, that ends it. Default 5. */
  readonly timeoutSeconds?: number;
  /** Ends it after so many keys. */
  readonly numDigits?: number;
  /** Ends it, and is not part of the digits; an empty string is none. Default `#`. */
  readonly finishOnKey?: string;
  readonly actionOnEmptyResult?: boolean;
  /** Silence after speech that ends it; `auto` is the first pause. Default `timeoutSeconds`. */
  readonly speechTimeoutSeconds?: number | 'auto';
  readonly maxSpeechSeconds?: number;
  /** Such as `phone_call`, `deepgram_nova-3`, `googlev2_telephony`. */
  readonly speechModel?: string;
  /** BCP 47. Default `en-US`. */
  readonly language?: string;
  /** Words to expect. */
  readonly hints?: readonly string[];
  /** Default true. */
  readonly profanityFilter?: boolean;
  /** Told what is heard while the caller still speaks. */
  readonly partialResultCallback?: string;
}

export type RecordingEvent = 'in-progress' | 'completed' | 'absent';

/** Takes a message after a beep; then `action` is asked, with `RecordingUrl`, what comes next. Nothing after it runs. */
export interface RecordVerb {
  readonly verb: 'record';
  readonly action: string;
  /** Silence that ends it; 0 is never. Default 5. */
  readonly timeoutSeconds?: number;
  /** Default 3600, or 120 when transcribed. */
  readonly maxSeconds?: number;
  /** Any of these keys ends it. Default all. */
  readonly finishOnKey?: string;
  /** Default true. */
  readonly playBeep?: boolean;
  readonly trim?: 'trim-silence' | 'do-not-trim';
  readonly recordingStatusCallback?: string;
  /** Default `completed`. */
  readonly recordingStatusCallbackEvents?: readonly RecordingEvent[];
  /** Where Twilio posts its own transcription. */
  readonly transcribeCallback?: string;
}
