import type { AnsweredBy, BatchOutcome, CallStatus, Disposition } from '@frontdesk/contract';

/** What the record of a call that is over says. */
export interface EndedCallFacts {
  readonly status: CallStatus;
  readonly callSid: string | null;
  readonly disposition: Disposition | null;
  readonly answeredAt: Date | null;
  readonly answeredBy: AnsweredBy | null;
}

/** What came of a try, from its call's record. */
export function outcomeOf({ status, callSid, disposition, answeredAt, answeredBy }: EndedCallFacts): BatchOutcome {
  switch (status) {
    case 'busy':
    case 'no_answer':
    case 'canceled':
      return status;
    case 'failed':
      // Without an id of the carrier's it was never dialled.
      return callSid === null ? 'not_placed' : 'failed';
    case 'completed':
    case 'in_progress':
    case 'ringing':
    case 'initiated':
    case 'queued':
      if (answeredBy === 'machine' || answeredBy === 'fax' || disposition === 'machine') return 'machine';
      return answeredAt === null || disposition === 'failed' ? 'failed' : 'answered';
  }
}
