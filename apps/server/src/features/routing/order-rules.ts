import type { RoutingPlace } from '@frontdesk/contract';
import { eq, sql } from 'drizzle-orm';
import { routingRules } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import type { RuleRow } from './list-rules.ts';
import { IN_ORDER } from './load-rules.ts';
import { placeOf, rankOf, sortOf } from './rule-sort.ts';

/** All rules of a business in order. Until the transaction ends nobody else orders or adds any. */
export async function lockRules(transaction: Transaction, businessId: string): Promise<RuleRow[]> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`routing:${businessId}`}, 0))`);
  return transaction
    .select()
    .from(routingRules)
    .where(eq(routingRules.businessId, businessId))
    .orderBy(...IN_ORDER);
}

export interface WantedPlace {
  readonly place: RoutingPlace | undefined;
  /** From 1, among the rules of the place; past the end is the end. */
  readonly position: number | undefined;
}

/** Where a rule goes among the others: where it was asked to go, else after the last one of its sort or an earlier. */
export function findPlace(
  rule: Pick<RuleRow, 'when' | 'outcome'>,
  others: readonly RuleRow[],
  wanted: WantedPlace,
): { readonly place: RoutingPlace; readonly index: number } {
  const sort = sortOf(rule);
  const place = wanted.place ?? placeOf(sort);
  const there = others.filter(other => other.place === place);
  if (wanted.position !== undefined) return { place, index: Math.min(wanted.position - 1, there.length) };
  return { place, index: there.findLastIndex(other => rankOf(sortOf(other)) <= rankOf(sort)) + 1 };
}

/** Numbers rules anew, from 1 in each place. Only rows that move are written, and their versions stay. */
export async function writeOrder(
  transaction: Transaction,
  rules: readonly RuleRow[],
  order: Readonly<Record<RoutingPlace, readonly string[]>>,
): Promise<void> {
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  for (const place of ['before', 'after'] as const) {
    for (const [index, id] of order[place].entries()) {
      const position = index + 1;
      const rule = byId.get(id);
      if (rule?.place === place && rule.position === position) continue;
      await transaction.update(routingRules).set({ place, position }).where(eq(routingRules.id, id));
    }
  }
}

export const orderOf = (rules: readonly RuleRow[]): Record<RoutingPlace, string[]> => ({
  before: rules.filter(rule => rule.place === 'before').map(rule => rule.id),
  after: rules.filter(rule => rule.place === 'after').map(rule => rule.id),
});
