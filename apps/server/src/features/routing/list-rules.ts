import { RoutingOutcome, type RoutingRule, type RoutingRuleListQuery, RoutingWhen } from '@frontdesk/contract';
import { and, asc, count, eq, isNull, or } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { businesses, routingRules } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';
import { IN_ORDER } from './load-rules.ts';

export type RuleRow = typeof routingRules.$inferSelect;

/** One page of the rules somebody may see, a business's in the order in which they are asked. */
export async function listRules(db: Database, principal: Principal, query: RoutingRuleListQuery) {
  const { page, pageSize, businessId, phoneNumberId } = query;
  const where = and(
    visibleTo(db, principal, routingRules.businessId, 'numbers:read'),
    isNull(businesses.deletedAt),
    businessId ? eq(routingRules.businessId, businessId) : undefined,
    phoneNumberId ? or(isNull(routingRules.phoneNumberId), eq(routingRules.phoneNumberId, phoneNumberId)) : undefined,
  );
  const ofBusiness = eq(businesses.id, routingRules.businessId);
  const [rows, [counted]] = await Promise.all([
    db
      .select({ row: routingRules })
      .from(routingRules)
      .innerJoin(businesses, ofBusiness)
      .where(where)
      .orderBy(asc(routingRules.businessId), ...IN_ORDER)
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(routingRules).innerJoin(businesses, ofBusiness).where(where),
  ]);
  return { items: rows.map(({ row }) => toRule(row)), total: counted?.total ?? 0, page, pageSize };
}

export function toRule(row: RuleRow): RoutingRule {
  const { id, businessId, phoneNumberId, name, isEnabled, place, position, version } = row;
  return {
    ...{ id, businessId, phoneNumberId, name, isEnabled, place, position, version },
    when: RoutingWhen.parse(row.when),
    outcome: RoutingOutcome.parse(row.outcome),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
