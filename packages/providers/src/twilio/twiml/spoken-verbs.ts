/** Reads text aloud. */
export interface SayVerb {
  readonly verb: 'say';
  readonly text: string;
  /** A voice Twilio offers, such as `Polly.Joanna-Neural`. Default: the account's voice. */
  readonly voice?: string;
  /** BCP 47. Default `en-US`. */
  readonly language?: string;
  /** How often; 0 is until the call ends. Default 1. */
  readonly loop?: number;
}

/** Plays an audio file, or presses keys. */
export type PlayVerb = PlayAudioVerb | PlayDigitsVerb;

export interface PlayAudioVerb {
  readonly verb: 'play';
  readonly url: string;
  readonly digits?: never;
  /** How often; 0 is until the call ends. Default 1. */
  readonly loop?: number;
}

export interface PlayDigitsVerb {
  readonly verb: 'play';
  /** `0–9`, `*`, `#`; `w` waits half a second. */
  readonly digits: string;
  readonly url?: never;
  readonly loop?: never;
}

export interface PauseVerb {
  readonly verb: 'pause';
  readonly lengthSeconds: number;
}

/** What a caller can be made to hear; alone, or as the prompt of a `gather`. */
export type SpokenVerb = SayVerb | PlayVerb | PauseVerb;
