export interface StreamNoun {
  readonly url: string;
  readonly name: string | null;
  readonly statusCallback: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** Where a verb leads when it is done; null without an `action`. */
interface Action {
  readonly action: string | null;
  readonly method: string;
}

/** What can also stand inside Gather. `loop` 0 is endless. */
export type Prompt =
  | { readonly verb: 'say'; readonly text: string; readonly loop: number }
  | { readonly verb: 'play'; readonly url: string; readonly digits: string | null; readonly loop: number }
  | { readonly verb: 'pause'; readonly lengthSeconds: number };

export interface GatherVerb extends Action {
  readonly verb: 'gather';
  readonly takesKeys: boolean;
  readonly takesSpeech: boolean;
  readonly timeoutSeconds: number;
  readonly numDigits: number | null;
  readonly finishOnKey: string;
  readonly actionOnEmptyResult: boolean;
  readonly bargeIn: boolean;
  readonly speechTimeoutSeconds: number | 'auto' | null;
  readonly language: string;
  readonly hints: string | null;
  readonly partialResultCallback: string | null;
  readonly prompts: readonly Prompt[];
}

/** A callback of recordings; `events` are those asked for. */
export interface RecordingCallback {
  readonly url: string | null;
  readonly method: string;
  readonly events: readonly string[];
}

export interface RecordVerb extends Action {
  readonly verb: 'record';
  readonly timeoutSeconds: number;
  readonly finishOnKey: string;
  readonly maxLengthSeconds: number;
  readonly playBeep: boolean;
  readonly trimsSilence: boolean;
  readonly recordingCallback: RecordingCallback;
  readonly transcribes: boolean;
  readonly transcribeCallback: string | null;
}

/** Somebody a Dial rings. `sip` and `client` addresses are rung as they stand. */
export interface NumberNoun {
  readonly noun: 'number';
  readonly to: string;
  readonly url: string | null;
  readonly method: string;
  readonly sendDigits: string | null;
  readonly statusCallback: string | null;
  readonly statusCallbackMethod: string;
  readonly statusCallbackEvents: readonly string[];
  readonly machineDetection: string | null;
  readonly amdStatusCallback: string | null;
}

export interface ConferenceNoun {
  readonly noun: 'conference';
  readonly name: string;
  readonly isMuted: boolean;
  readonly startsOnEnter: boolean;
  readonly endsOnExit: boolean;
  /** Null: Twilio's own music, which is silent here. */
  readonly waitUrl: string | null;
  readonly waitMethod: string;
  readonly maxParticipants: number;
  readonly isRecorded: boolean;
  readonly label: string | null;
  readonly statusCallback: string | null;
  readonly statusCallbackMethod: string;
  readonly statusCallbackEvents: readonly string[];
  readonly recordingCallback: RecordingCallback;
}

export interface DialVerb extends Action {
  readonly verb: 'dial';
  readonly nouns: readonly (NumberNoun | ConferenceNoun)[];
  readonly answerOnBridge: boolean;
  readonly callerId: string | null;
  readonly timeoutSeconds: number;
  readonly timeLimitSeconds: number;
  readonly hangupOnStar: boolean;
  readonly isSequential: boolean;
  /** `do-not-record`, `record-from-answer`, `record-from-ringing`, or with `-dual`. */
  readonly record: string;
  readonly recordingCallback: RecordingCallback;
}

export interface ConnectVerb extends Action {
  readonly verb: 'connect';
  readonly stream: StreamNoun;
}

/** The part of TwiML a call or a text can meet here. `unsupported` is skipped and reported, as Twilio does with 12200. */
export type Verb =
  | Prompt
  | GatherVerb
  | RecordVerb
  | DialVerb
  | ConnectVerb
  | { readonly verb: 'redirect'; readonly url: string; readonly method: string }
  | { readonly verb: 'hangup' }
  | { readonly verb: 'reject'; readonly reason: string }
  /** A reply, in an answer to a text. */
  | {
      readonly verb: 'message';
      readonly body: string;
      readonly to: string | null;
      readonly statusCallback: string | null;
    }
  | { readonly verb: 'unsupported'; readonly name: string };
