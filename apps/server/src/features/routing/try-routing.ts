import { isOpenAt, type RoutingTrial, type TryRoutingBody } from '@frontdesk/contract';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { agents, phoneNumbers } from '../../db/schema/index.ts';
import { findBusiness } from '../businesses/business-detail.ts';
import { toBusinessProfile } from '../businesses/business-profile.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { decideAnswer } from '../telephony/answer-decision.ts';
import { countTraffic } from './call-traffic.ts';
import { contactTagsOf, loadActiveRules } from './load-rules.ts';
import { routeCall } from './route-call.ts';
import { callerNumber } from './withheld-number.ts';

/** What would happen to a call now, or at another time, without one being made. Throws `validation_failed`. */
export function tryRouting(tenant: Tenant, body: TryRoutingBody, now: Date): Promise<RoutingTrial> {
  const { businessId } = tenant;
  const at = body.at === undefined ? now : new Date(body.at);
  return tenant.run(async transaction => {
    const [number] = await transaction.select().from(phoneNumbers).where(eq(phoneNumbers.number, body.number));
    if (number?.businessId !== businessId) throw noSuchNumber();
    const business = toBusinessProfile(await findBusiness(transaction, businessId));
    const from = callerNumber(body.from);
    const counted = await countTraffic(transaction, { businessId, callSid: null, at: now });
    const traffic = {
      simultaneous: body.simultaneousCalls ?? counted.simultaneous,
      lastHour: body.callsLastHour ?? counted.lastHour,
    };
    const contactTags = from === null ? [] : await contactTagsOf(transaction, businessId, from);
    const rules = await loadActiveRules(transaction, { businessId, phoneNumberId: number.id });
    const situation = { from, contactTags, hours: business.hours, at, traffic };
    const routed = routeCall({ business, rules, calledNumber: body.number, situation });
    const named = routed.outcome.type === 'agent' ? (routed.outcome.agentId ?? number.agentId) : null;
    // A number that is switched off has no agent of its own.
    const isOff = number.status !== 'active' && named === number.agentId;
    const agent = named === null ? null : await findAgent(transaction, named);
    const hasAgent = !isOff && Boolean(agent?.canAnswer);
    const decided = decideAnswer({
      ...{ routed, business, calledNumber: body.number, hasAgent },
      isDraining: false,
      isFull: false,
    });
    const { decidedBy, reason, outcome, rule } = decided;
    return {
      ...{ decidedBy, reason, outcome, contactTags: [...contactTags] },
      rule: rule && { id: rule.id, name: rule.name },
      agent: outcome.type === 'agent' && agent ? { id: agent.id, name: agent.name } : null,
      isOpen: isOpenAt(business.hours, at),
      simultaneousCalls: traffic.simultaneous,
      callsLastHour: traffic.lastHour,
    };
  });
}

async function findAgent(transaction: Transaction, id: string) {
  const [row] = await transaction
    .select({ id: agents.id, name: agents.name, status: agents.status, version: agents.publishedVersionId })
    .from(agents)
    .where(and(eq(agents.id, id), isNull(agents.deletedAt)));
  return row ? { id: row.id, name: row.name, canAnswer: row.status === 'active' && row.version !== null } : null;
}

function noSuchNumber(): AppError {
  return new AppError('validation_failed', 'The business has no such number.', {
    problems: [{ field: 'number', message: 'The business has no such number.' }],
  });
}
