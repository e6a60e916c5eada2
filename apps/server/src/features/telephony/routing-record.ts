import type { CallStatus, Disposition, RoutingReason } from '@frontdesk/contract';
import type { AnyOutcome } from '../routing/outcomes-in.ts';
import type { Routed } from '../routing/route-call.ts';

/** What a call's record says once it was decided who has it. Fits a new record and a change of one. */
export interface RoutedRecord {
  readonly status: CallStatus;
  readonly answeredAt?: Date;
  readonly endedAt?: Date;
  readonly disposition?: Disposition;
  readonly dispositionDetail?: string;
  readonly forwardedTo?: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** A call held by a person may last as long as the carrier lets it (TwiML <Dial>, `timeLimit`). */
const LONGEST_DIAL_SECONDS = 14_400;
/** A prompt or a greeting, read out, and the time to answer it. */
const SPOKEN_SECONDS = 120;

/**
 * What becomes of the record. A call that somebody else than the agent has is over, as far as we are concerned, before
 * it began; one that rings, waits at a menu or takes a message is not, and says until when it may be at that.
 */
export function recordOf(outcome: AnyOutcome, reason: RoutingReason | null, at: Date): RoutedRecord {
  const detail = { dispositionDetail: reason ?? '' };
  const waitsUntil = (seconds: number) => ({
    waits_until: new Date(at.getTime() + seconds * 1000).toISOString(),
  });
  const ended = { endedAt: at, ...detail, metadata: {} };
  switch (outcome.type) {
    case 'agent':
      return { status: 'ringing', metadata: {} };
    case 'menu':
    case 'repeat':
      return { status: 'ringing', metadata: waitsUntil(SPOKEN_SECONDS) };
    case 'voicemail': {
      const metadata = waitsUntil(outcome.maxSeconds + SPOKEN_SECONDS);
      return { status: 'in_progress', answeredAt: at, disposition: 'voicemail', ...detail, metadata };
    }
    case 'message':
      return { status: 'completed', disposition: 'refused', ...ended };
    case 'reject':
      return { status: outcome.reason === 'busy' ? 'busy' : 'no_answer', disposition: 'refused', ...ended };
    case 'forward': {
      // Where the agent takes the call again, its record must still be open then.
      if (outcome.whenUnanswered?.type === 'agent')
        return { status: 'ringing', metadata: waitsUntil(outcome.ringSeconds + LONGEST_DIAL_SECONDS) };
      return { status: 'completed', disposition: 'transferred', forwardedTo: outcome.to, ...ended };
    }
  }
}

/** Who decided, for the record. */
export function decisionOf({ decidedBy, rule, reason, outcome }: Routed): Readonly<Record<string, unknown>> {
  const decided = { decided_by: decidedBy, reason, outcome: outcome.type };
  return { ...decided, ...(rule && { rule_id: rule.id, rule_name: rule.name }) };
}
