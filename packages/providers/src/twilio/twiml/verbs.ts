import type { DialVerb } from './dial-verb.ts';
import type { GatherVerb, RecordVerb } from './input-verbs.ts';
import type { SpokenVerb } from './spoken-verbs.ts';

/** One instruction of a TwiML document. They run top to bottom; running out of them hangs up. */
export type TwimlVerb =
  | SpokenVerb
  | GatherVerb
  | RecordVerb
  | DialVerb
  | ConnectStreamVerb
  | RedirectVerb
  | HangupVerb
  | RejectVerb
  | MessageVerb;

export interface HangupVerb {
  readonly verb: 'hangup';
}

/** Only as the first verb: the call is never answered. */
export interface RejectVerb {
  readonly verb: 'reject';
  readonly reason: 'rejected' | 'busy';
}

/** Goes on with the document at `url`; nothing after it runs. */
export interface RedirectVerb {
  readonly verb: 'redirect';
  readonly url: string;
  /** Default POST. */
  readonly method?: 'GET' | 'POST';
}

/** Hands the call's audio, both ways, to a WebSocket. It lasts until that socket closes; then `action` is asked. */
export interface ConnectStreamVerb {
  readonly verb: 'connect-stream';
  /** `wss://…` without a query: Twilio does not support one. */
  readonly url: string;
  readonly action?: string;
  /** Told that the stream began, ended, or could not be opened. Absolute. */
  readonly statusCallback?: string;
  /** Come back in the stream's `start` message. A name and its value together stay under 500 characters. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** In answer to a message, not to a call: sends one back, or to another number. */
export interface MessageVerb {
  readonly verb: 'message';
  readonly body: string;
  /** Default: who wrote. */
  readonly to?: string;
  /** Default: the number that was written to. */
  readonly from?: string;
  readonly mediaUrls?: readonly string[];
  readonly statusCallback?: string;
}
