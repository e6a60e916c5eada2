import type { RoutingRule } from '@frontdesk/contract';

/** The rules asked before the business's settings, and those after. */
export interface RuleOrder {
  readonly before: readonly RoutingRule[];
  readonly after: readonly RoutingRule[];
}

export function orderOf(rules: readonly RoutingRule[]): RuleOrder {
  return {
    before: rules.filter(rule => rule.place === 'before'),
    after: rules.filter(rule => rule.place === 'after'),
  };
}

/**
 * The order with one rule a step earlier or later. The first rule after the settings goes above them, the last one before
 * them below. Undefined where there is nowhere to go.
 */
export function moved({ before, after }: RuleOrder, ruleId: string, step: -1 | 1): RuleOrder | undefined {
  const steps: readonly (RoutingRule | undefined)[] = [...before, undefined, ...after];
  const from = steps.findIndex(rule => rule?.id === ruleId);
  const to = from + step;
  if (from < 0 || to < 0 || to >= steps.length) return undefined;
  const next = steps.with(from, steps[to]).with(to, steps[from]);
  const settings = next.indexOf(undefined);
  return { before: rulesIn(next.slice(0, settings)), after: rulesIn(next.slice(settings + 1)) };
}

const rulesIn = (steps: readonly (RoutingRule | undefined)[]) => steps.filter(rule => rule !== undefined);
