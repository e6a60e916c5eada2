import type { RecordingEvent } from './input-verbs.ts';

/**
 * Connects the caller: to a number, to the first of several numbers that answers, to a SIP address, or to a conference. `action` is asked
 * what comes next once that leg has ended.
 */
export type DialVerb = DialOptions &
  (
    | { readonly number: string; readonly numbers?: never; readonly conference?: never; readonly sip?: never }
    | {
        readonly numbers: readonly DialedNumber[];
        readonly number?: never;
        readonly conference?: never;
        readonly sip?: never;
      }
    | { readonly conference: DialedConference; readonly number?: never; readonly numbers?: never; readonly sip?: never }
    /** `sip:user@host`, with parameters such as `;transport=tcp`. */
    | { readonly sip: string; readonly number?: never; readonly numbers?: never; readonly conference?: never }
  );

export interface DialOptions {
  readonly verb: 'dial';
  readonly callerId?: string;
  readonly action?: string;
  /** How long it rings. Default 30. */
  readonly timeoutSeconds?: number;
  /** Ends the connection after so long. Default 14400. */
  readonly timeLimitSeconds?: number;
  /** The caller keeps hearing the ring until the other side answers; only as the first verb. */
  readonly answerOnBridge?: boolean;
  /** The caller leaves the connection, not the call, by pressing `*`. */
  readonly hangupOnStar?: boolean;
  /** Ring numbers one after another rather than all at once. */
  readonly sequential?: boolean;
  /** ISO 3166 alpha-2 country whose ringing the caller hears, or `at`, `ie`, … as Twilio lists them. */
  readonly ringTone?: string;
  readonly record?:
    | 'record-from-answer'
    | 'record-from-ringing'
    | 'record-from-answer-dual'
    | 'record-from-ringing-dual';
  readonly recordingStatusCallback?: string;
  /** Default `completed`. */
  readonly recordingStatusCallbackEvents?: readonly RecordingEvent[];
}

export interface DialedNumber {
  readonly number: string;
  /** TwiML the callee hears before being connected: a whisper, or a question whether to take the call. */
  readonly url?: string;
  /** Pressed once answered; `w` waits half a second. */
  readonly sendDigits?: string;
  readonly statusCallback?: string;
  /** Default: only `completed`. */
  readonly statusCallbackEvents?: readonly ('initiated' | 'ringing' | 'answered' | 'completed')[];
  /** Looks for an answering machine; the verdict is posted to `amdStatusCallback`. */
  readonly machineDetection?: 'Enable' | 'DetectMessageEnd';
  readonly amdStatusCallback?: string;
}

export type ConferenceEvent =
  | 'start'
  | 'end'
  | 'join'
  | 'leave'
  | 'mute'
  | 'hold'
  | 'modify'
  | 'speaker'
  | 'announcement';

/** A room that begins when two are in, one of them with `startOnEnter`; until then its `waitUrl` is heard. */
export interface DialedConference {
  /** Shared by the whole Twilio account: make it unguessable. */
  readonly name: string;
  readonly participantLabel?: string;
  readonly muted?: boolean;
  /** Default true. */
  readonly beep?: boolean | 'onEnter' | 'onExit';
  /** Default true. */
  readonly startOnEnter?: boolean;
  /** Everybody is let go when this participant leaves. Default false. */
  readonly endOnExit?: boolean;
  /** TwiML or audio heard while waiting; an empty string is silence. Default: Twilio's music. */
  readonly waitUrl?: string;
  /** GET lets Twilio keep an audio file. Default POST. */
  readonly waitMethod?: 'GET' | 'POST';
  readonly maxParticipants?: number;
  /** The call sid of the one participant who hears this one. */
  readonly coach?: string;
  readonly record?: 'record-from-start';
  readonly trim?: 'trim-silence' | 'do-not-trim';
  readonly jitterBufferSize?: 'off' | 'small' | 'medium' | 'large';
  readonly region?: string;
  readonly statusCallback?: string;
  readonly statusCallbackEvents?: readonly ConferenceEvent[];
  readonly recordingStatusCallback?: string;
  readonly recordingStatusCallbackEvents?: readonly RecordingEvent[];
}
