import type {
  Batch,
  BatchEntry,
  BatchEntryState,
  BatchOutcome,
  BatchPauseReason,
  BatchSkipReason,
  BatchStatus,
} from '@frontdesk/contract';

interface Shown {
  readonly label: string;
  readonly color: string;
}

export const BATCH_STATUSES: Record<BatchStatus, Shown> = {
  scheduled: { label: 'Scheduled', color: 'blue' },
  running: { label: 'Calling', color: 'brand' },
  paused: { label: 'Paused', color: 'yellow' },
  completed: { label: 'Done', color: 'gray' },
  canceled: { label: 'Canceled', color: 'gray' },
};

/** In the order in which they are drawn: what is through first. */
export const ENTRY_STATES: Record<BatchEntryState, Shown> = {
  completed: { label: 'Reached', color: 'brand.7' },
  failed: { label: 'Not reached', color: 'red.6' },
  skipped: { label: 'Skipped', color: 'yellow.6' },
  canceled: { label: 'Canceled', color: 'gray.6' },
  calling: { label: 'On the line', color: 'blue.5' },
  waiting: { label: 'Waiting', color: 'gray.4' },
};

export const ENTRY_STATE_ORDER = Object.keys(ENTRY_STATES).filter(isEntryState);

/** The state an address or a form names; undefined for anything else. */
export function entryStateIn(value: unknown): BatchEntryState | undefined {
  return typeof value === 'string' && isEntryState(value) ? value : undefined;
}

function isEntryState(value: string): value is BatchEntryState {
  return Object.hasOwn(ENTRY_STATES, value);
}

export const OUTCOMES: Record<BatchOutcome, string> = {
  answered: 'Answered',
  machine: 'Answering machine',
  busy: 'Busy',
  no_answer: 'Nobody answered',
  failed: 'The call failed',
  not_placed: 'Not placed',
  canceled: 'Ended before an answer',
};

const SKIPPED: Record<BatchSkipReason, string> = {
  duplicate: 'Named twice',
  do_not_call: 'Asked not to be called',
  no_number: 'Has no number',
  number_invalid: 'The number cannot be called',
  not_found: 'The contact is gone',
  outside_calling_window: 'Too early or too late there',
};

const PAUSED: Record<BatchPauseReason, string> = {
  user: 'Somebody paused it.',
  failure_rate: 'Too many of its last calls failed.',
  agent_not_ready: 'The agent is not ready: publish and activate it.',
  no_caller_id: 'There is no active number to call from.',
  carrier_not_configured: 'There is no carrier account: set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.',
  not_found: 'The agent or the number is gone.',
};

export const pauseWords = (reason: BatchPauseReason): string => PAUSED[reason];

/** What came of the last try, or why there was none. */
export function entryOutcome({ outcome, reason }: BatchEntry): string {
  if (reason !== null) return SKIPPED[reason];
  return outcome === null ? '–' : OUTCOMES[outcome];
}

export function isOver({ status }: Pick<Batch, 'status'>): boolean {
  return status === 'completed' || status === 'canceled';
}

/** `12 of 40 through`. */
export function progressWords({ counts }: Pick<Batch, 'counts'>): string {
  return `${counts.total - counts.waiting - counts.calling} of ${counts.total} through`;
}
