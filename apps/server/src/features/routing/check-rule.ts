import { findHoursProblems, type RoutingOutcome, type RoutingWhen } from '@frontdesk/contract';
import { toSnakeKey } from '@frontdesk/contract/wire-case';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { agents, phoneNumbers } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import { type Menu, outcomesIn } from './outcomes-in.ts';

interface Checked {
  readonly businessId: string;
  readonly phoneNumberId: string | null;
  readonly when: RoutingWhen;
  readonly outcome: RoutingOutcome;
}

interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/**
 * Checks what the form of a rule does not show: conditions that say nothing, hours that overlap, keys named twice,
 * agents and numbers that are not the business's, and forwards that ring here again. Throws `validation_failed` with
 * every problem.
 */
export async function checkRule(transaction: Transaction, rule: Checked): Promise<void> {
  const parts = outcomesIn(rule.outcome);
  const problems = [
    ...conditionProblems(rule.when),
    ...parts.flatMap(({ field, outcome }) => (outcome.type === 'menu' ? menuProblems(outcome, field) : [])),
    ...(await numberProblems(transaction, rule)),
    ...(await agentProblems(transaction, rule)),
    ...(await forwardProblems(transaction, rule)),
  ];
  if (problems.length > 0) throw new AppError('validation_failed', 'The rule has problems.', { problems });
}

function conditionProblems({ callers, hours }: RoutingWhen): FieldProblem[] {
  const isNobody =
    callers && callers.numbers.length === 0 && callers.contactTags.length === 0 && callers.isWithheld === false;
  const overlaps = hours?.type === 'weekly' ? findHoursProblems(hours.weekly, []) : [];
  return [
    ...(isNobody ? [{ field: 'when.callers', message: 'Name numbers, tags, or callers who hide their number.' }] : []),
    ...overlaps.map(({ path, message }) => ({
      field: ['when.hours.weekly', ...path.slice(1)].map(part => toSnakeKey(String(part))).join('.'),
      message,
    })),
  ];
}

function menuProblems({ options }: Menu, field: string): FieldProblem[] {
  const keys = options.map(option => option.key);
  const again = keys.flatMap((key, index) =>
    keys.indexOf(key) === index
      ? []
      : [{ field: `${field}.options.${index}.key`, message: `The key ${key} is in the menu already.` }],
  );
  const leadsNowhere = options.every(option => option.outcome.type === 'repeat');
  return leadsNowhere
    ? [...again, { field: `${field}.options`, message: 'No key of the menu leads anywhere.' }]
    : again;
}

async function numberProblems(transaction: Transaction, { businessId, phoneNumberId }: Checked) {
  if (phoneNumberId === null) return [];
  const [row] = await transaction
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.id, phoneNumberId), eq(phoneNumbers.businessId, businessId)));
  return row ? [] : [{ field: 'phone_number_id', message: 'The business has no such number.' }];
}

async function agentProblems(transaction: Transaction, { businessId, outcome }: Checked): Promise<FieldProblem[]> {
  const named = outcomesIn(outcome).flatMap(({ field, outcome: one }) =>
    one.type === 'agent' && one.agentId !== null ? [{ field, agentId: one.agentId }] : [],
  );
  if (named.length === 0) return [];
  const ids = named.map(({ agentId }) => agentId);
  const rows = await transaction
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.businessId, businessId), inArray(agents.id, ids), isNull(agents.deletedAt)))
    .for('share');
  const known = new Set(rows.map(row => row.id));
  return named
    .filter(({ agentId }) => !known.has(agentId))
    .map(({ field }) => ({ field: `${field}.agent_id`, message: 'The business has no such agent.' }));
}

/** A number of the business rings here, so forwarding to it would have the caller meet the rules again. */
async function forwardProblems(transaction: Transaction, { businessId, outcome }: Checked): Promise<FieldProblem[]> {
  const forwards = outcomesIn(outcome).flatMap(({ field, outcome: one }) =>
    one.type === 'forward' ? [{ field, to: one.to }] : [],
  );
  if (forwards.length === 0) return [];
  const numbers = forwards.map(({ to }) => to);
  const rows = await transaction
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(and(eq(phoneNumbers.businessId, businessId), inArray(phoneNumbers.number, numbers)));
  const own = new Set(rows.map(row => row.number));
  return forwards
    .filter(({ to }) => own.has(to))
    .map(({ field }) => ({
      field: `${field}.to`,
      message: 'This number rings here: the call would go round in circles.',
    }));
}
