import type { CreateRoutingRuleBody, RoutingRule, TryRoutingBody, UpdateRoutingRuleBody } from '@frontdesk/contract';
import { toCamelCase } from '@frontdesk/contract/wire-case';
import { everyItem } from '@frontdesk/sdk';
import { queryOptions } from '@tanstack/react-query';
import { answerTo, bodyOf, frontdesk } from '../../api/frontdesk.ts';
import type { RuleOrder } from './rule-order.ts';

/** The most the API gives at once. */
const PAGE_SIZE = 100;

/** A business's rules, in the order in which they are asked. */
export function rulesQuery(businessId: string) {
  return queryOptions({
    queryKey: ['routing-rules', businessId],
    queryFn: async ({ signal }) => {
      const pageOf = (page: number) => {
        const query = { business_id: businessId, page, page_size: PAGE_SIZE };
        return frontdesk.GET('/api/routing-rules', { params: { query }, signal });
      };
      const rules: RoutingRule[] = [];
      for await (const rule of everyItem(pageOf)) rules.push(toCamelCase(rule));
      return rules;
    },
    refetchInterval: 30_000,
  });
}

export function addRule(body: CreateRoutingRuleBody) {
  return answerTo(frontdesk.POST('/api/routing-rules', { body: bodyOf(body) }));
}

/** Fails with `version_conflict` when somebody else changed the rule since it was read. */
export function changeRule({ id, version }: Pick<RoutingRule, 'id' | 'version'>, changes: UpdateRoutingRuleBody) {
  return answerTo(
    frontdesk.PUT('/api/routing-rules/{id}', { params: { path: { id } }, body: bodyOf({ ...changes, version }) }),
  );
}

export async function deleteRule({ id }: Pick<RoutingRule, 'id'>): Promise<void> {
  await answerTo(frontdesk.DELETE('/api/routing-rules/{id}', { params: { path: { id } } }));
}

export async function reorderRules(businessId: string, { before, after }: RuleOrder): Promise<void> {
  const body = { business_id: businessId, before: before.map(rule => rule.id), after: after.map(rule => rule.id) };
  await answerTo(frontdesk.POST('/api/routing-rules/reorder', { body }));
}

/** What would happen to a call. Nothing is dialled or kept. */
export function tryRouting(call: Pick<TryRoutingBody, 'businessId' | 'number' | 'from'> & Partial<TryRoutingBody>) {
  return answerTo(frontdesk.POST('/api/routing-rules/try', { body: bodyOf(call) }));
}
