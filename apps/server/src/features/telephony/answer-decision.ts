import type { BusinessProfile, RoutingOutcome, RoutingReason, UnavailableAction } from '@frontdesk/contract';
import type { Routed } from '../routing/route-call.ts';
import { unavailableOutcome } from '../routing/settings-route.ts';

export interface AnswerSituation {
  /** What the rules say. */
  readonly routed: Routed;
  readonly business: BusinessProfile;
  /** The number called; a forward back to it would ring in circles. */
  readonly calledNumber: string;
  /** Whether the agent that the rules name can answer: it is active, and something of it was published. */
  readonly hasAgent: boolean;
  /** The server is shutting down. */
  readonly isDraining: boolean;
  /** All places for calls are taken. */
  readonly isFull: boolean;
}

/** Decides who takes a call: whoever the rules say, unless that is an agent who cannot. */
export function decideAnswer(situation: AnswerSituation): Routed {
  const { routed, business, calledNumber, hasAgent, isDraining, isFull } = situation;
  if (routed.outcome.type !== 'agent') return routed;
  const { name, settings, forwardingNumber } = business;
  const text = `Thank you for calling ${name}. We cannot take your call right now. Please try again later. Goodbye.`;
  const refuse = (reason: RoutingReason, action: UnavailableAction | undefined): Routed => ({
    decidedBy: 'settings',
    rule: null,
    reason,
    outcome: unavailableOutcome(action, calledNumber, text) satisfies RoutingOutcome,
  });
  if (!hasAgent) return refuse('inactive', settings.whenInactive);
  const toPerson: UnavailableAction | undefined = forwardingNumber
    ? { type: 'forward', to: forwardingNumber }
    : undefined;
  if (isDraining) return refuse('draining', toPerson);
  if (isFull) return refuse('busy', toPerson);
  return routed;
}
