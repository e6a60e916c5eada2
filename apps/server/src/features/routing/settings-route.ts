import {
  type BusinessProfile,
  isOpenAt,
  type RoutingOutcome,
  type RoutingReason,
  type UnavailableAction,
} from '@frontdesk/contract';
import type { CallSituation } from './does-hold.ts';

/** What the business's settings make of a call. */
export interface SettingsRoute {
  readonly reason: RoutingReason;
  readonly outcome: RoutingOutcome;
}

/**
 * What the settings say about a call: every call forwarded, then the hours, then the limits. Undefined when they leave
 * it to the agent, and where they would have it ring in circles.
 */
export function settingsRoute(
  business: BusinessProfile,
  calledNumber: string,
  situation: CallSituation,
): SettingsRoute | undefined {
  const { settings, name } = business;
  const { forwarding } = settings;
  const to = forwarding?.isEnabled ? (forwarding.to ?? business.forwardingNumber) : null;
  const forward = to !== null && to !== calledNumber ? forwardOutcome(to) : undefined;
  const isClosed = !isOpenAt(business.hours, situation.at);
  if (forward && forwarding?.always) return { reason: 'forwarding', outcome: forward };
  if (forward && forwarding?.whenClosed && isClosed) return { reason: 'closed', outcome: forward };
  if (isClosed && !settings.answerWhenClosed) {
    const text = `Thank you for calling ${name}. We are closed right now. Please call again when we are open. Goodbye.`;
    return { reason: 'closed', outcome: unavailableOutcome(settings.whenClosed, calledNumber, text) };
  }
  const isReached = (count: number | undefined, limit: number | null | undefined) =>
    count !== undefined && typeof limit === 'number' && count >= limit;
  const { traffic } = situation;
  if (forward && isReached(traffic?.simultaneous, forwarding?.maxSimultaneousCalls))
    return { reason: 'busy', outcome: forward };
  if (forward && isReached(traffic?.lastHour, forwarding?.maxCallsPerHour))
    return { reason: 'call_volume', outcome: forward };
  return undefined;
}

/** Whether the settings need to know how many calls there are. */
export function hasLimits({ settings: { forwarding } }: BusinessProfile): boolean {
  return Boolean(forwarding?.isEnabled) && (forwarding?.maxSimultaneousCalls ?? forwarding?.maxCallsPerHour) != null;
}

/** What the business does with a call that its agent does not take; `text` is said when it says nothing about it. */
export function unavailableOutcome(
  action: UnavailableAction | undefined,
  calledNumber: string,
  text: string,
): RoutingOutcome {
  if (action === undefined) return { type: 'message', text };
  if (action.type !== 'forward') return action;
  return action.to === calledNumber ? { type: 'message', text } : forwardOutcome(action.to);
}

/** A person's phone rings about six times. */
const RING_SECONDS = 30;

const forwardOutcome = (to: string): RoutingOutcome => ({
  type: 'forward',
  to,
  ringSeconds: RING_SECONDS,
  whenUnanswered: null,
});
