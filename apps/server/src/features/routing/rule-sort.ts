import type { RoutingOutcome, RoutingPlace, RoutingReason, RoutingWhen } from '@frontdesk/contract';

/** What a rule is about, in the order in which rules of these sorts are asked unless somebody orders them otherwise. */
const SORTS = ['blocked', 'hours', 'limit', 'caller', 'every'] as const;
export type RuleSort = (typeof SORTS)[number];

interface Ruling {
  readonly when: RoutingWhen;
  readonly outcome: Pick<RoutingOutcome, 'type'>;
}

export function sortOf({ when, outcome }: Ruling): RuleSort {
  const isRefusal = outcome.type === 'reject' || outcome.type === 'message';
  if (when.callers !== undefined) return isRefusal ? 'blocked' : 'caller';
  if (when.hours !== undefined) return 'hours';
  return when.simultaneousCalls !== undefined || when.callsLastHour !== undefined ? 'limit' : 'every';
}

/** Which comes first of two sorts. */
export const rankOf = (sort: RuleSort): number => SORTS.indexOf(sort);

/** Hours and limits of the settings come right after the rules about hours and limits. */
export const placeOf = (sort: RuleSort): RoutingPlace => (sort === 'caller' || sort === 'every' ? 'after' : 'before');

/** What a call's record says about why this rule had it. */
export function reasonOf(rule: Ruling): RoutingReason {
  const sort = sortOf(rule);
  switch (sort) {
    case 'blocked':
    case 'caller':
      return sort;
    case 'hours':
      return rule.when.hours?.type === 'closed' ? 'closed' : 'hours';
    case 'limit':
      return rule.when.simultaneousCalls === undefined ? 'call_volume' : 'busy';
    case 'every':
      return 'rule';
  }
}
