/** What the callers of one run do. Milliseconds. */
export interface LoadPlan {
  /** Of the server, without a slash at its end. */
  readonly serverUrl: string;
  /** Numbers to call, in turn. */
  readonly numbers: readonly string[];
  /** Callers on the line at a time. */
  readonly callers: number;
  /** Spreads the beginnings of the first calls. */
  readonly rampMs: number;
  /** Counted only from then on, so that the ramp is not. */
  readonly measureAfterMs: number;
  /** Turns that begin later are not counted any more; all of them are when absent. */
  readonly measureUntilMs?: number;
  /** No turn begins later; whoever is on the line then finishes theirs and hangs up. */
  readonly durationMs: number;
  /** After so many turns a caller hangs up, and calls again. */
  readonly turnsPerCall: number;
  /** Stop after so many calls, if that comes sooner. */
  readonly maxCalls?: number;
  /** Recordings to say, in turn. */
  readonly lines: readonly string[];
  /** `converse` lets the agent finish; `interrupt` speaks over each answer; `brief` hangs up when the last one begins. */
  readonly manner: 'converse' | 'interrupt' | 'brief';
  /** The quiet between the agent's last word and the caller's next: at least, and at most. */
  readonly pauseMs: readonly [least: number, most: number];
}

/** Why a turn counts as failed. */
export type TurnFailure = 'refused' | 'no-greeting' | 'unanswered' | 'answered-early' | 'not-cleared' | 'cut-off';

export interface LoadResult {
  /** Calls placed, and those that ended as planned. */
  readonly calls: number;
  readonly completed: number;
  /** Turns that were begun within the measured time. */
  readonly turns: number;
  readonly failures: Readonly<Partial<Record<TurnFailure, number>>>;
  /** End of the caller's speech → first media message of the answer. One for each turn that was answered. */
  readonly responseMs: readonly number[];
  /** Beginning of the caller's speech over the agent's → `clear`. */
  readonly clearMs: readonly number[];
  /** Webhook sent → first media message of the greeting. */
  readonly greetingMs: readonly number[];
  /** How late frames left, at the 99th percentile: whether the load generator itself kept up. */
  readonly latenessP99Ms: number;
  /** Callers on the line, on average over the measured time. */
  readonly averageCallers: number;
}
