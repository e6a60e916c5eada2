import { CallStatus, type Disposition } from '@frontdesk/contract';

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

/** Why a call did not come about, RFC 3261 §21; the carrier tells the last code it got from the callee's network. */
const SIP_MEANINGS: Readonly<Record<string, string>> = {
  '403': 'The callee’s network does not allow the call',
  '404': 'The number is not in service',
  '410': 'The number is not in service any more',
  '480': 'The callee cannot be reached at the moment',
  '484': 'The number is incomplete',
  '486': 'The callee is busy',
  '487': 'It rang out',
  '503': 'The callee’s network has trouble of its own',
  '603': 'The callee declined the call',
};

/** How a call ended, as far as the carrier can tell. */
export interface CarrierEnding {
  readonly disposition: Disposition;
  readonly detail: string;
}

/** What the carrier's last status says of a call that we placed. The agent knows better, where one talked. */
export function endingOf(status: CallStatus, sipResponseCode: string | undefined): CarrierEnding {
  const sip = sipResponseCode === undefined ? '' : ` (SIP ${sipResponseCode})`;
  switch (status) {
    case 'busy':
      return { disposition: 'busy', detail: `The line was busy${sip}.` };
    case 'no_answer':
      return { disposition: 'no_answer', detail: `Nobody answered${sip}.` };
    case 'canceled':
      return { disposition: 'canceled', detail: 'The call was stopped before anybody answered.' };
    case 'failed':
      return {
        disposition: 'failed',
        detail: `${SIP_MEANINGS[sipResponseCode ?? ''] ?? 'The carrier could not put the call through'}${sip}.`,
      };
    default:
      return { disposition: 'caller_hung_up', detail: '' };
  }
}
