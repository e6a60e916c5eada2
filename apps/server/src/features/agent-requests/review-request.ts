import type { NumberPreference, VoiceAgentApproval } from '@frontdesk/contract';
import { TwilioError } from '@frontdesk/providers/twilio';
import { asc, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { retryTransaction } from '../../db/retry-transaction.ts';
import { agentRequests, phoneNumbers } from '../../db/schema/index.ts';
import { changeAgent, insertAgent } from '../agents/edit-agent.ts';
import { findMainAgent, lockAgent } from '../agents/find-agent.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { actorOf, type Principal } from '../auth/principal.ts';
import { enterBusiness, type Tenant } from '../members/enter.ts';
import { assignFreeNumber } from '../phone-numbers/assign-free-number.ts';
import { buyNumberForAgent } from '../phone-numbers/buy-for-agent.ts';
import { wantConfigured } from '../phone-numbers/configure-number.ts';
import type { MaybeNumberCarrier, NumberCarrier } from '../phone-numbers/number-carrier.ts';
import { AFTER_REQUEST_MS, BUY_FOR_AGENT, type BuyForAgent } from '../phone-numbers/number-queues.ts';

/** What the agent is called until its owner gives it a name. */
const FIRST_NAME = 'Property Assistant';

export interface Review {
  readonly requestId: string;
  readonly principal: Principal;
  readonly now: Date;
}

// Numbers come out of the pool, which is outside every business, so a review runs outside the fence around one; each
// statement names the request's own business.

export interface Approval extends Review {
  /** Where a number is bought, if one is. */
  readonly preference: NumberPreference;
}

/**
 * Gives the business its voice agent: made from the default of its kind, published, with a free number of the pool, and
 * active. When the pool is empty and the server may buy numbers, one is bought; without a number the agent waits for
 * one, `pending_setup`. All of it or nothing, and once: throws `conflict` for a request that is decided. A number that
 * is bought comes afterwards, and is tried again until the carrier has sold one or refuses.
 */
export async function approveRequest(numbers: MaybeNumberCarrier, approval: Approval): Promise<VoiceAgentApproval> {
  const { db } = numbers;
  const { requestId, principal, now } = approval;
  const tenant = await enterBusiness(db, principal, await businessOf(db, requestId), 'agents:write');
  const { answer, wish } = await retryTransaction(db, async transaction => {
    await lockPending(transaction, requestId);
    const agentId = await makeAgent(transaction, tenant);
    const phoneNumber = await giveNumber(numbers, transaction, tenant, agentId);
    const status = phoneNumber === null ? ('pending_setup' as const) : ('active' as const);
    await changeAgent(transaction, tenant, await lockAgent(transaction, agentId), { status, publish: true });
    await transaction
      .update(agentRequests)
      .set({ status: 'approved', reviewedAt: now, reviewedBy: principal.userId, agentId })
      .where(eq(agentRequests.id, requestId));
    await recordAudit(transaction, {
      ...auditOf(tenant, requestId),
      action: 'agent_request.approved',
      after: { agentId, phoneNumber, status },
    });
    return {
      answer: { voiceAgentId: agentId, phoneNumber, status, numberProblem: null },
      wish: phoneNumber === null ? await wishNumber(numbers, transaction, tenant, { agentId, approval }) : null,
    };
  });
  return wish && numbers.carrier ? buyNow({ ...numbers, carrier: numbers.carrier }, wish, answer) : answer;
}

/** Turns a request down. The business may ask again. Throws `conflict` for a request that is decided. */
export async function rejectRequest(db: Database, review: Review & { readonly reason: string }): Promise<void> {
  const { requestId, principal, now, reason } = review;
  const businessId = await businessOf(db, requestId);
  await retryTransaction(db, async transaction => {
    await lockPending(transaction, requestId);
    await transaction
      .update(agentRequests)
      .set({ status: 'rejected', reviewedAt: now, reviewedBy: principal.userId, rejectionReason: reason })
      .where(eq(agentRequests.id, requestId));
    await recordAudit(transaction, {
      ...auditOf({ businessId, actor: actorOf(principal) }, requestId),
      action: 'agent_request.rejected',
      after: { reason },
    });
  });
}

export function noSuchRequest(): AppError {
  return new AppError('not_found', 'There is no such request.');
}

async function businessOf(db: Database, requestId: string): Promise<string> {
  const [row] = await db
    .select({ businessId: agentRequests.businessId })
    .from(agentRequests)
    .where(eq(agentRequests.id, requestId));
  if (!row) throw noSuchRequest();
  return row.businessId;
}

/** Two who decide at once take turns, and the second finds that it is decided. */
async function lockPending(transaction: Database, requestId: string): Promise<void> {
  const [row] = await transaction
    .select({ status: agentRequests.status })
    .from(agentRequests)
    .where(eq(agentRequests.id, requestId))
    .for('update');
  if (!row) throw noSuchRequest();
  if (row.status !== 'pending') throw new AppError('conflict', `This request is ${row.status} already.`);
}

/** One that was made for the business since it asked is taken instead of a second. */
async function makeAgent(transaction: Database, tenant: Tenant): Promise<string> {
  const existing = await findMainAgent(transaction, tenant.businessId);
  return existing?.row.id ?? insertAgent(transaction, tenant, { name: FIRST_NAME });
}

async function giveNumber(
  { carrier, jobs }: MaybeNumberCarrier,
  transaction: Database,
  tenant: Tenant,
  agentId: string,
): Promise<string | null> {
  const [own] = await transaction
    .select({ number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(eq(phoneNumbers.agentId, agentId))
    .orderBy(asc(phoneNumbers.createdAt), asc(phoneNumbers.id))
    .limit(1);
  if (own) return own.number;
  const { businessId, actor } = tenant;
  const free = await assignFreeNumber(transaction, { businessId, agentId, actor });
  if (!free) return null;
  if (carrier) await wantConfigured({ jobs }, transaction, { numberId: free.id, actor });
  return free.number;
}

/** Has a number bought for the agent, should it not be bought at once; null where the server buys none. */
async function wishNumber(
  { carrier, buyNumbers, jobs, wallTime }: MaybeNumberCarrier,
  transaction: Database,
  { businessId }: Tenant,
  { agentId, approval: { preference } }: { readonly agentId: string; readonly approval: Approval },
): Promise<BuyForAgent | null> {
  if (!carrier || !buyNumbers) return null;
  const country = preference.country ?? buyNumbers.country;
  // The area code that is set up belongs to the country that is set up.
  const areaCode = preference.areaCode ?? (country === buyNumbers.country ? buyNumbers.areaCode : undefined) ?? null;
  const wish = { businessId, agentId, country, areaCode };
  const startAfter = new Date(wallTime().getTime() + AFTER_REQUEST_MS);
  await jobs.send(BUY_FOR_AGENT, wish, { transaction, startAfter, key: agentId });
  return wish;
}

async function buyNow(
  numbers: NumberCarrier,
  wish: BuyForAgent,
  answer: VoiceAgentApproval,
): Promise<VoiceAgentApproval> {
  try {
    const phoneNumber = await buyNumberForAgent(numbers, wish);
    return phoneNumber === null ? answer : { ...answer, phoneNumber, status: 'active' };
  } catch (error) {
    if (error instanceof TwilioError) return { ...answer, numberProblem: error.message };
    throw error;
  }
}

function auditOf({ businessId, actor }: Pick<Tenant, 'businessId' | 'actor'>, requestId: string) {
  return { businessId, actor, subjectType: 'agent_request', subjectId: requestId };
}
