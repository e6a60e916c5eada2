import { CallStatus } from '@frontdesk/contract';

/** How far along a call is. A call that has ended stays as it ended. */
const PROGRESS: Readonly<Record<CallStatus, number>> = {
  queued: 0,
  initiated: 1,
  ringing: 2,
  in_progress: 3,
  completed: 4,
  failed: 4,
  busy: 4,
  no_answer: 4,
  canceled: 4,
};

/** The statuses a call may leave for this one. Status only moves forward. */
export function statusesBefore(status: CallStatus): CallStatus[] {
  return CallStatus.options.filter(other => PROGRESS[other] < PROGRESS[status]);
}

export function isEnded(status: CallStatus): boolean {
  return PROGRESS[status] === PROGRESS.completed;
}

/** A carrier's word for a call's status, `no-answer`, in ours; undefined when we do not know it. */
export function readCarrierStatus(word: string): CallStatus | undefined {
  return CallStatus.safeParse(word.replaceAll('-', '_')).data;
}
