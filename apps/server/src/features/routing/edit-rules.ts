import type { CreateRoutingRuleBody, ReorderRoutingRulesBody, UpdateRoutingRuleBody } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { routingRules } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { sentFields } from '../businesses/sent-fields.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { checkRule } from './check-rule.ts';
import type { RuleRow } from './list-rules.ts';
import { findPlace, lockRules, orderOf, writeOrder } from './order-rules.ts';

/** Every call goes through all of them. */
const MAX_RULES = 100;

export interface RuleChange {
  readonly id: string;
  readonly body: Omit<UpdateRoutingRuleBody, 'version'>;
  /** The version the change is based on; null goes with any. */
  readonly version: number | null;
}

/** Adds a rule, for calls from the next one on. Throws `validation_failed`, and `conflict` when there are too many. */
export function addRule(tenant: Tenant, body: CreateRoutingRuleBody): Promise<RuleRow> {
  const { businessId } = tenant;
  const { place: wantedPlace, position: wantedPosition, ...fields } = body;
  return tenant.run(async transaction => {
    const others = await lockRules(transaction, businessId);
    if (others.length >= MAX_RULES)
      throw new AppError('conflict', `There are ${MAX_RULES} rules. Delete those that are not used.`);
    await checkRule(transaction, fields);
    const { place, index } = findPlace(fields, others, { place: wantedPlace, position: wantedPosition });
    const [added] = await transaction
      .insert(routingRules)
      .values({ ...fields, place, position: index + 1 })
      .returning();
    if (!added) throw new Error('The rule was not kept.');
    const order = orderOf(others);
    order[place].splice(index, 0, added.id);
    await writeOrder(transaction, [...others, added], order);
    await audit(transaction, tenant, 'routing_rule.created', added.id, { after: audited(added) });
    return added;
  });
}

/** Changes a rule. Throws as `addRule`, and `not_found` or `version_conflict`. */
export function editRule(tenant: Tenant, { id, body, version }: RuleChange): Promise<RuleRow> {
  return tenant.run(async transaction => {
    const rules = await lockRules(transaction, tenant.businessId);
    const before = found(rules, id);
    checkVersion(before.version, version);
    const { place, position, ...fields } = body;
    const set = sentFields(fields);
    await checkRule(transaction, { ...before, ...set });
    const changed = await updateVersioned(transaction, routingRules, { id, version, set });
    if (place !== undefined || position !== undefined)
      await moveRule(transaction, rules, { rule: before, place, position });
    const after = found(await lockRules(transaction, tenant.businessId), changed.id);
    await audit(transaction, tenant, 'routing_rule.changed', id, changedFields(audited(before), audited(after)));
    return after;
  });
}

/** Throws `not_found` or `version_conflict`. */
export function removeRule(tenant: Tenant, { id, version }: Omit<RuleChange, 'body'>): Promise<void> {
  return tenant.run(async transaction => {
    const rules = await lockRules(transaction, tenant.businessId);
    const before = found(rules, id);
    checkVersion(before.version, version);
    await transaction.delete(routingRules).where(eq(routingRules.id, id));
    const others = rules.filter(rule => rule.id !== id);
    await writeOrder(transaction, others, orderOf(others));
    await audit(transaction, tenant, 'routing_rule.deleted', id, { before: audited(before) });
  });
}

/** Puts all rules of the business in order. Throws `conflict` unless each is named once: somebody may have added one. */
export function reorderRules(tenant: Tenant, { before, after }: ReorderRoutingRulesBody): Promise<RuleRow[]> {
  const { businessId } = tenant;
  return tenant.run(async transaction => {
    const rules = await lockRules(transaction, businessId);
    const named = [...before, ...after];
    const isWhole =
      named.length === rules.length &&
      new Set(named).size === named.length &&
      rules.every(rule => named.includes(rule.id));
    if (!isWhole)
      throw new AppError('conflict', 'These are not the rules of the business. Read them again, and name each once.');
    await writeOrder(transaction, rules, { before, after });
    await audit(transaction, tenant, 'routing_rules.ordered', businessId, {
      before: orderOf(rules),
      after: { before, after },
    });
    return lockRules(transaction, businessId);
  });
}

async function moveRule(
  transaction: Transaction,
  rules: readonly RuleRow[],
  { rule, place = rule.place, position }: { rule: RuleRow } & Pick<UpdateRoutingRuleBody, 'place' | 'position'>,
): Promise<void> {
  const others = rules.filter(other => other.id !== rule.id);
  const { index } = findPlace(rule, others, { place, position });
  const order = orderOf(others);
  order[place].splice(index, 0, rule.id);
  await writeOrder(transaction, rules, order);
}

function found(rules: readonly RuleRow[], id: string): RuleRow {
  const rule = rules.find(one => one.id === id);
  if (!rule) throw new AppError('not_found', 'There is nothing with this id.');
  return rule;
}

function audited(row: RuleRow): Record<string, unknown> {
  const { phoneNumberId, name, isEnabled, place, position, when, outcome } = row;
  return { phoneNumberId, name, isEnabled, place, position, when, outcome };
}

function audit(
  transaction: Transaction,
  { businessId, actor }: Tenant,
  action: string,
  subjectId: string,
  change: { readonly before?: Record<string, unknown>; readonly after?: Record<string, unknown> },
): Promise<void> {
  return recordAudit(transaction, { businessId, actor, action, subjectType: 'routing_rule', subjectId, ...change });
}
