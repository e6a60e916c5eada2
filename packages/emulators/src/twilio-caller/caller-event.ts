/** How a call came to its end, from the caller's side. */
export type CallOutcome =
  | { readonly type: 'caller-hung-up' }
  /** The agent closed the call, or its documents ran out of verbs. */
  | { readonly type: 'far-side-hung-up' }
  /** The call was put through to another number; the agent's part was over. */
  | { readonly type: 'dialed'; readonly number: string }
  | { readonly type: 'rejected'; readonly reason: string }
  /** What a caller hears as "an application error has occurred". `code` is Twilio's. */
  | { readonly type: 'failed'; readonly code: number; readonly detail: string };

/** One thing the caller said, and how long the agent took to answer it, measured on the audio. Milliseconds of media. */
export interface TurnTiming {
  readonly words: string;
  readonly speechStartMs: number;
  readonly speechEndMs: number;
  /** First audible agent sample after the speech ended; null when none came before the caller spoke again. */
  readonly answerStartMs: number | null;
  readonly latencyMs: number | null;
}

/** What happens on a call, as it happens. `atMs` counts the call's media. */
export type CallerEvent =
  | { readonly type: 'dialing'; readonly callSid: string }
  | { readonly type: 'carrier-said'; readonly text: string }
  | { readonly type: 'carrier-played'; readonly url: string }
  /** Keys the party hears: of the application, or of whom it is talking to. */
  | { readonly type: 'keys-heard'; readonly digits: string }
  | { readonly type: 'joined-conference' | 'left-conference'; readonly name: string }
  /** Both parties hear each other from now on. */
  | { readonly type: 'bridged'; readonly callSid: string }
  | { readonly type: 'stream-started'; readonly streamSid: string }
  | { readonly type: 'stream-ended'; readonly reason: 'far-side-closed' | 'caller-hung-up' | 'refused' }
  | { readonly type: 'caller-started'; readonly atMs: number; readonly words: string }
  | { readonly type: 'caller-finished'; readonly atMs: number; readonly words: string }
  | { readonly type: 'key-pressed'; readonly atMs: number; readonly digit: string }
  | { readonly type: 'agent-started'; readonly atMs: number; readonly latencyMs: number | null }
  | { readonly type: 'agent-finished'; readonly atMs: number }
  | { readonly type: 'audio-cleared'; readonly atMs: number; readonly droppedMs: number }
  | { readonly type: 'dialed'; readonly number: string }
  /** Something the application did wrong on the wire, with Twilio's error or warning code. */
  | { readonly type: 'fault'; readonly code: number; readonly detail: string }
  | { readonly type: 'ended'; readonly outcome: CallOutcome };
