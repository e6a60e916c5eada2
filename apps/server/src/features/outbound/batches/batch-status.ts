import type { BatchOutcome, BatchStatus } from '@frontdesk/contract';

export type BatchCommand = 'start' | 'pause' | 'resume' | 'cancel' | 'finish';

const LEADS_TO: Readonly<Record<BatchCommand, Partial<Record<BatchStatus, BatchStatus>>>> = {
  start: { scheduled: 'running' },
  pause: { scheduled: 'paused', running: 'paused' },
  // One whose time has not come starts when it does: until then nobody in it is due.
  resume: { paused: 'running' },
  cancel: { scheduled: 'canceled', running: 'canceled', paused: 'canceled' },
  finish: { running: 'completed', paused: 'completed' },
};

/** What a batch becomes; undefined where the command makes no sense. */
export function statusAfter(status: BatchStatus, command: BatchCommand): BatchStatus | undefined {
  return LEADS_TO[command][status];
}

/** Nobody will be called any more. */
export function isOver(status: BatchStatus): boolean {
  return status === 'completed' || status === 'canceled';
}

/** How many of the last outcomes are looked at for too many failures. */
export const BREAKER_WINDOW = 20;
/** Fewer say nothing. */
const BREAKER_MINIMUM = 10;
const BREAKER_SHARE = 0.5;

/** Whether so many of the latest calls failed at the carrier that something is wrong with more than their callees. */
export function failsTooOften(latest: readonly BatchOutcome[]): boolean {
  const looked = latest.slice(0, BREAKER_WINDOW);
  const failures = looked.filter(outcome => outcome === 'failed' || outcome === 'not_placed').length;
  return looked.length >= BREAKER_MINIMUM && failures >= looked.length * BREAKER_SHARE;
}

/** A batch that has somebody to call now. */
export interface Contender {
  readonly live: number;
  readonly maxConcurrentCalls: number;
}

/**
 * Whether the others of the business let a batch place one more call: whoever has fewer calls going on goes first, so that
 * a long batch does not keep a short one waiting. Batches that have all the calls they want are not in the way.
 */
export function isItsTurn(own: Contender, others: readonly Contender[]): boolean {
  return !others.some(other => other.live < other.maxConcurrentCalls && other.live < own.live);
}

export interface Pace {
  readonly now: Date;
  /** Entries that wait. */
  readonly waiting: number;
  readonly calling: number;
  /** The last of those that wait is not called before. */
  readonly lastDueAt: Date | null;
  readonly delaySeconds: number;
  readonly maxConcurrentCalls: number;
  /** How long a call took, from dialling to its end, on average; null before the first. */
  readonly secondsPerCall: number | null;
}

/** Until there are calls to go by. Seconds. */
const ASSUMED_SECONDS_PER_CALL = 60;

/** When the last call will be over, if all go as those before and nobody is called twice. Null when nobody is left. */
export function estimateEnd(pace: Pace): Date | null {
  const { now, waiting, calling, lastDueAt, delaySeconds, maxConcurrentCalls } = pace;
  if (waiting + calling === 0) return null;
  const seconds = pace.secondsPerCall ?? ASSUMED_SECONDS_PER_CALL;
  // The pace is set by the wait between calls, or by how many go on at a time.
  const byDelay = waiting * delaySeconds + seconds;
  const byPlaces = Math.ceil((waiting + calling) / maxConcurrentCalls) * seconds;
  const lastEnds = lastDueAt === null ? 0 : lastDueAt.getTime() + seconds * 1000;
  return new Date(Math.max(now.getTime() + Math.max(byDelay, byPlaces) * 1000, lastEnds));
}
