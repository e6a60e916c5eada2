import type { BusinessProfile, RoutingOutcome, RoutingPlace, RoutingReason, RoutingWhen } from '@frontdesk/contract';
import { type CallSituation, doesHold } from './does-hold.ts';
import { reasonOf } from './rule-sort.ts';
import { hasLimits, settingsRoute } from './settings-route.ts';

/** A rule as calls meet it. */
export interface ActiveRule {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly place: RoutingPlace;
  readonly when: RoutingWhen;
  readonly outcome: RoutingOutcome;
}

/** Who decided about a call, why, and what. */
export interface Routed {
  readonly decidedBy: 'rule' | 'settings' | 'agent';
  readonly rule: ActiveRule | null;
  /** Null when nothing stood between the caller and the agent. */
  readonly reason: RoutingReason | null;
  readonly outcome: RoutingOutcome;
}

export interface IncomingCall {
  readonly business: BusinessProfile;
  /** Enabled ones for this number, in order. */
  readonly rules: readonly ActiveRule[];
  readonly calledNumber: string;
  readonly situation: CallSituation;
}

/**
 * Decides about a call by the business's rules: those before its settings, the settings, those after them, and what
 * nothing decides is the agent's. The first that holds wins; one that would forward the call back to the number called
 * is passed over.
 */
export function routeCall({ business, rules, calledNumber, situation }: IncomingCall): Routed {
  const winner = (place: RoutingPlace): Routed | undefined => {
    const rule = rules.find(
      one => one.place === place && !isCircle(one.outcome, calledNumber) && doesHold(one.when, situation),
    );
    return rule && { decidedBy: 'rule', rule, reason: reasonOf(rule), outcome: rule.outcome };
  };
  const bySettings = (): Routed | undefined => {
    const route = settingsRoute(business, calledNumber, situation);
    return route && { decidedBy: 'settings', rule: null, ...route };
  };
  return (
    winner('before') ??
    bySettings() ??
    winner('after') ?? { decidedBy: 'agent', rule: null, reason: null, outcome: { type: 'agent', agentId: null } }
  );
}

/** Whether calls of this business have to be counted to be decided. */
export function needsTraffic(business: BusinessProfile, rules: readonly ActiveRule[]): boolean {
  return (
    hasLimits(business) ||
    rules.some(({ when }) => when.simultaneousCalls !== undefined || when.callsLastHour !== undefined)
  );
}

const isCircle = (outcome: RoutingOutcome, calledNumber: string) =>
  outcome.type === 'forward' && outcome.to === calledNumber;
