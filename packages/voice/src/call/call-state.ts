import type { Disposition, TransferFailure, TurnTaking } from '@frontdesk/contract';
import type { CallerInput } from '../ports/dialogue.ts';
import type { TurnTranscriptEvent } from '../ports/speech-to-text.ts';
import type { TransferAnswer } from '../ports/transfer-desk.ts';
import type { TurnDetector } from '../ports/turn-detector.ts';
import type { CallCommand } from './call-control.ts';

/**
 * Where a call is. `greeting` and `speaking`: the agent has the floor. `listening`: the caller has it, or nobody.
 * `thinking`: the caller's turn is over and no answer was heard yet. `held`: the caller hears music and is not listened
 * to. `ending`: the last words are being spoken.
 */
export type Phase = 'ringing' | 'greeting' | 'listening' | 'thinking' | 'speaking' | 'held' | 'ending' | 'ended';

export interface Ending {
  readonly disposition: Disposition;
  readonly detail: string;
  readonly transferTo: string | null;
  /** How the caller reaches the person who accepted a warm transfer; the transfer desk's word. */
  readonly handOver?: string;
}

export interface WarmTransfer {
  readonly to: string;
  readonly briefing: string;
}

/** Something said or sent to the caller that is not the dialogue's. */
export type ScriptPiece =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'press'; readonly digits: string };

export type TimerName = 'endpoint' | 'quiet' | 'noise' | 'digits' | 'hello' | 'transfer' | 'max-duration';

/** What happens to a call. Times are clock milliseconds; `atMs` of speech events is when the speech itself changed. */
export type CallHappening =
  /** `elapsedMs`: how long the call has lasted already, where it was resumed. */
  | { readonly type: 'answered'; readonly isResumed: boolean; readonly elapsedMs: number }
  | { readonly type: 'speech-started'; readonly atMs: number }
  | { readonly type: 'speech-sustained'; readonly atMs: number }
  | { readonly type: 'speech-stopped'; readonly atMs: number }
  | { readonly type: 'transcript-interim'; readonly text: string }
  | { readonly type: 'transcript-final'; readonly text: string }
  | TurnTranscriptEvent
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'timer'; readonly name: TimerName }
  | { readonly type: 'reply-audible' }
  /** `warmTransfer` is to be tried before the ending, where there is a transfer desk. */
  | { readonly type: 'reply-ending'; readonly ending: Ending; readonly warmTransfer: WarmTransfer | null }
  | { readonly type: 'reply-finished' }
  | { readonly type: 'tool-running'; readonly isRunning: boolean }
  | { readonly type: 'failure'; readonly part: 'dialogue' | 'voice' | 'hearing' }
  | ({ readonly type: 'transfer-settled' } & TransferAnswer)
  | CallCommand
  | { readonly type: 'hung-up' }
  | { readonly type: 'stopped' };

/** What the call should do about it, in order. */
export type CallAction =
  | { readonly type: 'set-timer'; readonly name: TimerName; readonly delayMs: number }
  | { readonly type: 'cancel-timer'; readonly name: TimerName }
  | { readonly type: 'recognizer'; readonly control: 'speech' | 'pause' | 'commit' | 'discard' }
  /** Give the caller's turn to the dialogue and speak what it answers. `said` is what they said, for the transcript. */
  | {
      readonly type: 'respond';
      readonly input: CallerInput;
      readonly said: string;
      readonly speechEndedAtMs: number | null;
      readonly requiredSilenceMs: number;
    }
  /** Think of an answer to these words, in place of others, without a word of it being heard. */
  | { readonly type: 'speculate'; readonly text: string }
  | { readonly type: 'abandon-speculation' }
  /** Stop the answer under way: abort its turn and clear what is not played yet. */
  | { readonly type: 'stop-reply'; readonly reason: 'barge-in' | 'failure' | 'time-limit' | 'command' }
  /** Speak a fixed line. */
  | { readonly type: 'speak-line'; readonly line: 'apology' | 'time-limit' }
  | { readonly type: 'speak'; readonly script: readonly ScriptPiece[] }
  | { readonly type: 'note-reminder'; readonly count: number }
  | { readonly type: 'hold-music'; readonly isOn: boolean }
  /** Ask the person, or stop asking. */
  | { readonly type: 'consult'; readonly transfer: WarmTransfer }
  | { readonly type: 'abandon-transfer' }
  | { readonly type: 'note-transfer-failed'; readonly reason: TransferFailure }
  | { readonly type: 'record'; readonly isOn: boolean }
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
  /** Words of the open utterance in turns that the recogniser has ended already; its next ones begin anew. */
  readonly textBefore: string;
  /** The recogniser is certain that the open utterance is whole. */
  readonly isTurnOver: boolean;
  /** The recogniser answers pauses, although it was said to tell by itself when turns end. */
  readonly answersPauses: boolean;
  /** Words of the open utterance that an answer is being thought of to already. */
  readonly speculated: string | null;
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
  /** Whoever was called is given the first word; nothing was said yet. */
  readonly awaitsHello: boolean;
  /** What the call ends with once the words under way are spoken. */
  readonly ending: Ending | null;
  /** In `held`: the person being asked. Before: who is asked once the words under way are spoken, in place of an end. */
  readonly transfer: WarmTransfer | null;
  /** What was asked for while the agent was speaking; said next. */
  readonly script: readonly ScriptPiece[];
  readonly isRecordingPaused: boolean;
  /** The caller was told of the recording, or need not be. */
  readonly hasConsent: boolean;
}

/** The agent's settings the call runs under. */
export interface CallPolicy {
  readonly turnTaking: TurnTaking;
  readonly turnDetector: TurnDetector;
  /** The recogniser tells when turns end, and does not answer pauses. */
  readonly hearsTurnEnds: boolean;
  readonly maxDurationMs: number;
  /** Where callers are put through when the agent breaks; null when there is nowhere. */
  readonly fallbackNumber: string | null;
  /** Somebody can ask people whether they take a caller; without, every transfer is cold. */
  readonly hasTransferDesk: boolean;
  readonly hasRecording: boolean;
  /** The other end speaks first. */
  readonly waitsForHello: boolean;
  /** Said when a recording is begun that the greeting did not speak of; empty for nothing. */
  readonly recordingConsent: string;
}

export const RINGING: CallState = {
  phase: 'ringing',
  isCallerSpeaking: false,
  speechStartedAtMs: 0,
  utteranceStartedAtMs: 0,
  speechEndedAtMs: null,
  text: '',
  textBefore: '',
  isTurnOver: false,
  answersPauses: false,
  speculated: null,
  openPauses: 0,
  staleFinals: 0,
  quietSinceMs: 0,
  reminders: 0,
  digits: '',
  runningTools: 0,
  failures: 0,
  wasCutOff: false,
  awaitsHello: false,
  hasConsent: false,
  ending: null,
  transfer: null,
  script: [],
  isRecordingPaused: false,
};

/** The agent has the floor, or is about to. */
export const ANSWERING: ReadonlySet<Phase> = new Set(['greeting', 'thinking', 'speaking']);
/** What the caller says is not taken in. */
export const DEAF: ReadonlySet<Phase> = new Set(['held', 'ending']);

/** The state with no utterance open. */
export function closeUtterance(state: CallState): CallState {
  return {
    ...state,
    text: '',
    textBefore: '',
    isTurnOver: false,
    speculated: null,
    speechEndedAtMs: null,
    openPauses: 0,
    staleFinals: state.staleFinals + state.openPauses,
  };
}
