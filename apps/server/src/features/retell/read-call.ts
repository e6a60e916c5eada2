import type { CallStatus, Disposition } from '@frontdesk/contract';
import type { RetellCall } from '@frontdesk/providers/retell';

/** How Retell's calls end, in our words. What is not in it, and does not begin with `error`, is a failure, too. */
const DISPOSITIONS: Readonly<Record<string, Disposition>> = {
  user_hangup: 'caller_hung_up',
  transfer_cancelled: 'caller_hung_up',
  agent_hangup: 'agent_ended',
  manual_stopped: 'agent_ended',
  call_transfer: 'transferred',
  transfer_bridged: 'transferred',
  call_take_over: 'transferred',
  voicemail_reached: 'machine',
  ivr_reached: 'machine',
  inactivity: 'silence',
  max_duration_reached: 'max_duration',
  scam_detected: 'refused',
  marked_as_spam: 'refused',
  user_declined: 'refused',
  dial_busy: 'busy',
  dial_no_answer: 'no_answer',
  registered_call_timeout: 'canceled',
  error_user_not_joined: 'no_answer',
};

const STATUSES: Partial<Record<Disposition, CallStatus>> = {
  busy: 'busy',
  no_answer: 'no_answer',
  canceled: 'canceled',
  failed: 'failed',
};

export interface EndedCall {
  readonly status: CallStatus;
  readonly disposition: Disposition;
  /** Retell's own word. */
  readonly detail: string;
  readonly endedAt: Date | null;
}

/** How the call ended; null while it goes on. */
export function endingOf(call: RetellCall): EndedCall | null {
  const isOver = call.call_status === 'ended' || call.call_status === 'error' || call.call_status === 'not_connected';
  if (!isOver) return null;
  const reason = call.disconnection_reason ?? '';
  const unknown = call.call_status === 'ended' && reason === '' ? 'caller_hung_up' : 'failed';
  const disposition = DISPOSITIONS[reason] ?? unknown;
  return {
    status: STATUSES[disposition] ?? 'completed',
    disposition,
    detail: reason,
    endedAt: call.end_timestamp ? new Date(call.end_timestamp) : null,
  };
}

export interface ReadTurn {
  readonly speaker: 'caller' | 'agent';
  readonly text: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly wasInterrupted: boolean;
}

/** The transcript, by the words' own times; what somebody said to whom the caller was put through is not in it. */
export function turnsOf({ transcript_object: utterances }: RetellCall): ReadTurn[] {
  let atMs = 0;
  return (utterances ?? []).flatMap(({ role, content, words }) => {
    const text = content.trim();
    if (role === 'transfer_target' || text === '') return [];
    const startedAtMs = Math.max(atMs, (words?.at(0)?.start ?? 0) * 1000);
    const endedAtMs = Math.max(startedAtMs, (words?.at(-1)?.end ?? 0) * 1000);
    atMs = startedAtMs;
    return [{ speaker: role === 'user' ? 'caller' : 'agent', text, startedAtMs, endedAtMs, wasInterrupted: false }];
  });
}

export function sentimentOf({ call_analysis: analysis }: RetellCall): 'positive' | 'neutral' | 'negative' | undefined {
  switch (analysis?.user_sentiment) {
    case 'Positive':
      return 'positive';
    case 'Neutral':
      return 'neutral';
    case 'Negative':
      return 'negative';
    default:
      return undefined;
  }
}
