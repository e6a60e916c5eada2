import type { BatchEntryState, BatchOutcome, BatchRetries, BatchSkipReason } from '@frontdesk/contract';

/** Where one of a batch's callees stands. Changes are new values; `undefined` where there is nothing to change. */
export interface EntryPlace {
  readonly state: BatchEntryState;
  /** Calls placed so far; the one that goes on is counted. */
  readonly attempts: number;
  /** How often which outcome came. */
  readonly tries: Readonly<Partial<Record<BatchOutcome, number>>>;
  readonly outcome: BatchOutcome | null;
  readonly reason: BatchSkipReason | null;
  readonly dueAt: Date;
}

/** Calls that the carrier never dialled are nobody's tries, but they do not go on for ever. */
export const MAX_NOT_PLACED = 5;
const FIRST_NOT_PLACED_WAIT_MS = 30_000;

/** A call to somebody who waits is about to be placed. */
export function claimEntry(entry: EntryPlace, now: Date): EntryPlace | undefined {
  if (entry.state !== 'waiting' || entry.dueAt > now) return undefined;
  return { ...entry, state: 'calling', attempts: entry.attempts + 1 };
}

export interface AttemptResult {
  /** Which try this is about; news of an earlier one comes too late. */
  readonly attempt: number;
  readonly outcome: BatchOutcome;
  readonly at: Date;
  readonly retries: BatchRetries;
  /** Nobody is called again once a batch was canceled. */
  readonly isCanceled: boolean;
}

/** A call is over. Told again, it changes nothing. */
export function settleEntry(entry: EntryPlace, result: AttemptResult): EntryPlace | undefined {
  const { attempt, outcome, at, retries, isCanceled } = result;
  if (entry.state !== 'calling' || entry.attempts !== attempt) return undefined;
  const times = (entry.tries[outcome] ?? 0) + 1;
  const settled = { ...entry, outcome, tries: { ...entry.tries, [outcome]: times } };
  const waitMs = isCanceled ? undefined : waitBeforeNext(outcome, times, retries);
  if (waitMs !== undefined) return { ...settled, state: 'waiting', dueAt: new Date(at.getTime() + waitMs) };
  return { ...settled, state: stateAfter(outcome, isCanceled) };
}

/** Milliseconds until they are called again; undefined where they are not. */
function waitBeforeNext(outcome: BatchOutcome, times: number, retries: BatchRetries): number | undefined {
  switch (outcome) {
    case 'answered':
    case 'canceled':
      return undefined;
    case 'not_placed':
      return times < MAX_NOT_PLACED ? FIRST_NOT_PLACED_WAIT_MS * 2 ** (times - 1) : undefined;
    case 'busy':
    case 'machine':
    case 'failed':
    case 'no_answer': {
      const rule = retries[outcome === 'no_answer' ? 'noAnswer' : outcome];
      return times <= rule.times ? rule.waitSeconds * 1000 : undefined;
    }
  }
}

function stateAfter(outcome: BatchOutcome, isCanceled: boolean): BatchEntryState {
  switch (outcome) {
    case 'answered':
    case 'machine':
      return 'completed';
    case 'canceled':
      return 'canceled';
    case 'not_placed':
      return isCanceled ? 'canceled' : 'failed';
    case 'busy':
    case 'no_answer':
    case 'failed':
      return 'failed';
  }
}

/** They are not to be called before then. */
export function deferEntry(entry: EntryPlace, until: Date): EntryPlace | undefined {
  return entry.state === 'waiting' ? { ...entry, dueAt: until } : undefined;
}

/** They are not to be called at all. */
export function skipEntry(entry: EntryPlace, reason: BatchSkipReason): EntryPlace | undefined {
  return entry.state === 'waiting' ? { ...entry, state: 'skipped', reason } : undefined;
}

/** The carrier says that nobody can be called there. */
export function refuseEntry(entry: EntryPlace, attempt: number, reason: BatchSkipReason): EntryPlace | undefined {
  if (entry.state !== 'calling' || entry.attempts !== attempt) return undefined;
  return { ...entry, state: 'skipped', outcome: 'not_placed', reason };
}

/** The batch was canceled; a call that goes on is settled when it is over. */
export function cancelEntry(entry: EntryPlace): EntryPlace | undefined {
  return entry.state === 'waiting' ? { ...entry, state: 'canceled' } : undefined;
}
