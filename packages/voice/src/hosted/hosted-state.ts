import type { TransferFailure, TurnTaking } from '@frontdesk/contract';
import type { CallCommand } from '../call/call-control.ts';
import type { Ending, ScriptPiece, WarmTransfer } from '../call/call-state.ts';
import type { TransferAnswer } from '../ports/transfer-desk.ts';

/**
 * Where a call with a hosted engine is. `opening`: the engine is not there yet. `held`: the caller hears music, and the
 * engine hears nothing. `ending`: the last words are spoken or still to come, and nobody is listened to.
 */
export type HostedPhase = 'opening' | 'talking' | 'held' | 'ending' | 'ended';

export type HostedTimerName = 'quiet' | 'line' | 'last-words' | 'digits' | 'hello' | 'transfer' | 'max-duration';

export type HostedHappening =
  /** `elapsedMs`: how long the call has lasted already, where it was resumed. */
  | { readonly type: 'answered'; readonly elapsedMs: number }
  | { readonly type: 'opened' }
  /** The engine cannot be had, or broke. */
  | { readonly type: 'engine-lost' }
  /** The engine has ended the conversation by itself. */
  | { readonly type: 'engine-ended'; readonly ending: Ending }
  /** The first audio of an utterance, or of keys, was handed to the transport. */
  | { readonly type: 'utterance-started' }
  /** All that was handed to the transport was played, and no more is coming. */
  | { readonly type: 'agent-finished' }
  | { readonly type: 'interrupted' }
  | { readonly type: 'caller-started' }
  | { readonly type: 'caller-stopped' }
  | { readonly type: 'tool-running'; readonly isRunning: boolean }
  /** A tool's result ends the call or passes it on. `warmTransfer` comes first, where there is a transfer desk. */
  | { readonly type: 'steered'; readonly ending: Ending; readonly warmTransfer: WarmTransfer | null }
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'timer'; readonly name: HostedTimerName }
  | ({ readonly type: 'transfer-settled' } & TransferAnswer)
  | CallCommand
  | { readonly type: 'hung-up' }
  | { readonly type: 'stopped' };

export type HostedAction =
  | { readonly type: 'set-timer'; readonly name: HostedTimerName; readonly delayMs: number }
  | { readonly type: 'cancel-timer'; readonly name: HostedTimerName }
  /** Make the engine speak this line. */
  | { readonly type: 'say'; readonly text: string }
  /** Tell the engine something, where it takes notes. */
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'press'; readonly digits: string }
  /** Clear what is not played yet. */
  | { readonly type: 'stop-speech'; readonly reason: 'barge-in' | 'command' | 'time-limit' | 'failure' }
  | { readonly type: 'note-reminder'; readonly count: number }
  | { readonly type: 'hold-music'; readonly isOn: boolean }
  | { readonly type: 'consult'; readonly transfer: WarmTransfer }
  | { readonly type: 'abandon-transfer' }
  | { readonly type: 'note-transfer-failed'; readonly reason: TransferFailure }
  | { readonly type: 'record'; readonly isOn: boolean }
  /** Somebody else goes on with the call, and first carries out `command`. */
  | { readonly type: 'hand-over'; readonly command: CallCommand | null }
  | { readonly type: 'end'; readonly ending: Ending };

export interface HostedState {
  readonly phase: HostedPhase;
  readonly isCallerSpeaking: boolean;
  /** Speech or keys are being played. */
  readonly isAgentSpeaking: boolean;
  /** A line was given to the engine and has not begun yet. */
  readonly awaitsLine: boolean;
  /** In `ending`: the last words have begun. */
  readonly hasLastWords: boolean;
  /** Whoever was called is given the first word; nobody has spoken yet. */
  readonly awaitsHello: boolean;
  /** The engine went away while the caller was on hold. */
  readonly isEngineGone: boolean;
  readonly reminders: number;
  readonly digits: string;
  readonly runningTools: number;
  /** What the call ends with after the last words. */
  readonly ending: Ending | null;
  /** In `held`: the person being asked. In `ending`: who is asked after the last words, in place of an end. */
  readonly transfer: WarmTransfer | null;
  /** What was asked for while somebody was speaking; said next. */
  readonly script: readonly ScriptPiece[];
  readonly isRecordingPaused: boolean;
  /** The caller was told of the recording, or need not be. */
  readonly hasConsent: boolean;
}

/** What the agent's settings, the engine and the ports mean for the course of this call. */
export interface HostedPolicy {
  readonly turnTaking: TurnTaking;
  readonly maxDurationMs: number;
  /** The engine can be made to say a given line. */
  readonly says: boolean;
  /** The engine was given the first words. */
  readonly greets: boolean;
  /** Somebody else can go on with the call. */
  readonly hasFallback: boolean;
  /** Where callers are put through when the engine is lost; null when there is nowhere. */
  readonly fallbackNumber: string | null;
  readonly hasTransferDesk: boolean;
  readonly hasRecording: boolean;
  /** The other end speaks first. */
  readonly waitsForHello: boolean;
  readonly lines: HostedLines;
}

/** Lines the engine is made to say; empty for nothing. */
export interface HostedLines {
  /** To whoever was called and says nothing. */
  readonly greeting: string;
  /** Once the engine is open, before it has heard anything: after a broken line. */
  readonly opening: string;
  readonly recordingConsent: string;
  readonly holdThanks: string;
  readonly timeLimit: string;
}

/** The outcome of one happening: the call as it is now, and what to do, in order. */
export interface HostedStep {
  readonly state: HostedState;
  readonly actions: readonly HostedAction[];
}

export const OPENING: HostedState = {
  phase: 'opening',
  isCallerSpeaking: false,
  isAgentSpeaking: false,
  awaitsLine: false,
  hasLastWords: false,
  awaitsHello: false,
  isEngineGone: false,
  reminders: 0,
  digits: '',
  runningTools: 0,
  ending: null,
  transfer: null,
  script: [],
  isRecordingPaused: false,
  hasConsent: false,
};
