import type { Disposition, TurnTaking } from '@frontdesk/contract';
import type { CallerInput } from '../ports/dialogue.ts';

/**
 * Where a call is. `greeting` and `speaking`: the agent has the floor. `listening`: the caller has it, or nobody.
 * `thinking`: the caller's turn is over and no answer was heard yet. `ending`: the last words are being spoken.
 */
export type Phase = 'ringing' | 'greeting' | 'listening' | 'thinking' | 'speaking' | 'ending' | 'ended';

export interface Ending {
  readonly disposition: Disposition;
  readonly detail: string;
  readonly transferTo: string | null;
}

export type TimerName = 'endpoint' | 'quiet' | 'noise' | 'digits' | 'max-duration';

/** What happens to a call. Times are clock milliseconds; `atMs` of speech events is when the speech itself changed. */
export type CallHappening =
  /** `elapsedMs`: how long the call has lasted already, where it was resumed. */
  | { readonly type: 'answered'; readonly isResumed: boolean; readonly elapsedMs: number }
  | { readonly type: 'speech-started'; readonly atMs: number }
  | { readonly type: 'speech-sustained'; readonly atMs: number }
  | { readonly type: 'speech-stopped'; readonly atMs: number }
  | { readonly type: 'transcript-interim'; readonly text: string }
  | { readonly type: 'transcript-final'; readonly text: string }
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'timer'; readonly name: TimerName }
  | { readonly type: 'reply-audible' }
  | { readonly type: 'reply-ending'; readonly ending: Ending }
  | { readonly type: 'reply-finished' }
  | { readonly type: 'tool-running'; readonly isRunning: boolean }
  | { readonly type: 'failure'; readonly part: 'dialogue' | 'voice' | 'hearing' }
  | { readonly type: 'hung-up' }
  | { readonly type: 'stopped' };

/** What the call should do about it, in order. */
export type CallAction =
  | { readonly type: 'set-timer'; readonly name: TimerName; readonly delayMs: number }
  | { readonly type: 'cancel-timer'; readonly name: TimerName }
  | { readonly type: 'recognizer'; readonly control: 'speech' | 'pause' | 'commit' | 'discard' }
  /** Give the caller's turn to the dialogue and speak what it answers. */
  | {
      readonly type: 'respond';
      readonly input: CallerInput;
      readonly speechEndedAtMs: number | null;
      readonly requiredSilenceMs: number;
    }
  /** Stop the answer under way: abort its turn and clear what is not played yet. */
  | { readonly type: 'stop-reply'; readonly reason: 'barge-in' | 'failure' | 'time-limit' }
  /** Speak a fixed line. */
  | { readonly type: 'speak-line'; readonly line: 'apology' | 'time-limit' }
  | { readonly type: 'note-reminder'; readonly count: number }
  | { readonly type: 'end'; readonly ending: Ending };

export interface CallState {
  readonly phase: Phase;
  readonly isCallerSpeaking: boolean;
  /** Start of the speech under way. */
  readonly speechStartedAtMs: number;
  /** Start of the first speech of the open utterance, or of the last one when none is open. */
  readonly utteranceStartedAtMs: number;
  /** End of the caller's latest speech in the open utterance; null when none is open. */
  readonly speechEndedAtMs: number | null;
  /** Transcript of the open utterance so far. */
  readonly text: string;
  /** Pauses the recogniser has not answered yet. */
  readonly openPauses: number;
  /** Answers still to come to pauses of utterances that are closed; they say nothing about the open one. */
  readonly staleFinals: number;
  /** Since when nobody said anything that counts. */
  readonly quietSinceMs: number;
  readonly reminders: number;
  readonly digits: string;
  readonly runningTools: number;
  readonly failures: number;
  /** The agent's last words were cut off by the caller and nothing has come of it yet. */
  readonly wasCutOff: boolean;
  /** What the call ends with once the words under way are spoken. */
  readonly ending: Ending | null;
}

/** The agent's settings the call runs under. */
export interface CallPolicy {
  readonly turnTaking: TurnTaking;
  readonly maxDurationMs: number;
  /** Where callers are put through when the agent breaks; null when there is nowhere. */
  readonly fallbackNumber: string | null;
}

export const RINGING: CallState = {
  phase: 'ringing',
  isCallerSpeaking: false,
  speechStartedAtMs: 0,
  utteranceStartedAtMs: 0,
  speechEndedAtMs: null,
  text: '',
  openPauses: 0,
  staleFinals: 0,
  quietSinceMs: 0,
  reminders: 0,
  digits: '',
  runningTools: 0,
  failures: 0,
  wasCutOff: false,
  ending: null,
};

/** The state with no utterance open. */
export function closeUtterance(state: CallState): CallState {
  return {
    ...state,
    text: '',
    speechEndedAtMs: null,
    openPauses: 0,
    staleFinals: state.staleFinals + state.openPauses,
  };
}
