import type { CallingWindow } from '@frontdesk/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, agentVersions, businesses, contactNumbers, contacts, phoneNumbers } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import { runFenced } from '../members/enter.ts';
import { allowedCountries, reachProblem } from './allowed-countries.ts';
import type { CallRequest } from './call-request.ts';
import { DEFAULT_WINDOW, isInsideWindow, nextOpening } from './calling-window.ts';
import type { DialRefusal } from './dial-refusal.ts';
import { isOnDoNotCallList } from './do-not-call/do-not-call.ts';

/** Who calls whom, once everything that was asked for was found and nothing forbids it. */
export interface CallPlan {
  readonly agentId: string;
  readonly agentVersionId: string;
  readonly phoneNumberId: string;
  readonly from: string;
  readonly to: string;
  readonly contactId: string | null;
  /** The agent lets go after so long. Seconds. */
  readonly maxDurationSeconds: number;
  /** Calls that the business may place at a time. */
  readonly maxOutboundCalls: number;
}

/** Where a business set nothing. */
const DEFAULT_MAX_OUTBOUND_CALLS = 5;

class Refused extends Error {
  readonly refusal: DialRefusal;
  constructor(refusal: DialRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** Finds everything a call needs in the business, or says why it must not be placed. Nothing is written. */
export async function planCall(db: Database, request: CallRequest, now: Date): Promise<CallPlan | DialRefusal> {
  try {
    return await runFenced(db, request.businessId, transaction => plan(transaction, request, now));
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

async function plan(transaction: Transaction, request: CallRequest, now: Date): Promise<CallPlan> {
  const { businessId } = request;
  const there = and(eq(businesses.id, businessId), isNull(businesses.deletedAt));
  const [business] = await transaction
    .select({ settings: businesses.settings, timezone: businesses.timezone })
    .from(businesses)
    .where(there);
  if (!business) throw new Refused({ reason: 'not_found', field: 'business_id', detail: 'There is no such business.' });
  const caller = await findCaller(transaction, request);
  const agent = await findAgent(transaction, businessId, request.agentId ?? caller.agentId);
  const callee = await findCallee(transaction, request);
  if (callee.number === caller.number)
    throw new Refused({
      ...{ reason: 'number_invalid', field: callee.field },
      detail: 'This is the number that the call would be placed from.',
    });
  await requireWillingness(transaction, businessId, callee);
  const { settings, timezone } = business;
  const outOfReach = reachProblem(callee.number, await allowedCountries(transaction, businessId, settings));
  if (outOfReach !== null) throw new Refused({ reason: 'number_invalid', field: callee.field, detail: outOfReach });
  const window = request.callingWindow ?? settings.callingWindow ?? DEFAULT_WINDOW;
  if (!request.ignoreCallingWindow) requireOpenWindow({ number: callee.number, window, at: now, timezone });
  return {
    agentId: agent.id,
    agentVersionId: agent.versionId,
    maxDurationSeconds: agent.maxDurationSeconds,
    phoneNumberId: caller.id,
    from: caller.number,
    to: callee.number,
    contactId: callee.contactId,
    maxOutboundCalls: settings.maxOutboundCalls ?? DEFAULT_MAX_OUTBOUND_CALLS,
  };
}

/** The number the callee sees: the one that was named, else the agent's first, else the business's first. */
async function findCaller(transaction: Transaction, { businessId, agentId, from, phoneNumberId }: CallRequest) {
  const active = await transaction
    .select({ id: phoneNumbers.id, number: phoneNumbers.number, agentId: phoneNumbers.agentId })
    .from(phoneNumbers)
    .where(
      and(
        eq(phoneNumbers.businessId, businessId),
        eq(phoneNumbers.status, 'active'),
        eq(phoneNumbers.carrier, 'twilio'),
      ),
    )
    .orderBy(asc(phoneNumbers.createdAt), asc(phoneNumbers.id));
  if (from !== undefined || phoneNumberId !== undefined) {
    const isNamed = (row: (typeof active)[number]) =>
      (phoneNumberId === undefined || row.id === phoneNumberId) && (from === undefined || row.number === from);
    const named = active.find(isNamed);
    if (named) return named;
    const field = from === undefined ? 'phone_number_id' : 'from';
    throw new Refused({ reason: 'no_caller_id', field, detail: 'The business has no such active number.' });
  }
  const [first] = [...active.filter(row => row.agentId === agentId), ...active];
  if (first) return first;
  throw new Refused({
    reason: 'no_caller_id',
    detail: 'The business has no active number to call from: assign one to an agent first.',
  });
}

async function findAgent(transaction: Transaction, businessId: string, agentId: string | null) {
  const field = 'agent_id';
  if (agentId === null)
    throw new Refused({ reason: 'agent_not_ready', field, detail: 'No agent has the number: name one.' });
  const [row] = await transaction
    .select({
      id: agents.id,
      status: agents.status,
      versionId: agents.publishedVersionId,
      config: agentVersions.config,
    })
    .from(agents)
    .leftJoin(agentVersions, eq(agentVersions.id, agents.publishedVersionId))
    .where(and(eq(agents.id, agentId), eq(agents.businessId, businessId), isNull(agents.deletedAt)));
  if (!row) throw new Refused({ reason: 'not_found', field, detail: 'The business has no such agent.' });
  const { id, status, versionId, config } = row;
  if (status !== 'active' || !versionId || !config)
    throw new Refused({
      reason: 'agent_not_ready',
      field,
      detail: 'The agent is not active: publish and activate it.',
    });
  return { id, versionId, maxDurationSeconds: config.maxDurationSeconds };
}

interface Callee {
  readonly number: string;
  readonly contactId: string | null;
  readonly asksNotToBeCalled: boolean;
  /** Which field of the request named them. */
  readonly field: string;
}

async function findCallee(transaction: Transaction, request: CallRequest): Promise<Callee> {
  const { businessId, contactId, number } = request;
  const known = await transaction
    .select({ id: contacts.id, number: contactNumbers.phoneNumber, doNotCall: contacts.doNotCall })
    .from(contacts)
    .leftJoin(contactNumbers, eq(contactNumbers.contactId, contacts.id))
    .where(
      and(
        eq(contacts.businessId, businessId),
        isNull(contacts.deletedAt),
        contactId === undefined ? eq(contactNumbers.phoneNumber, number ?? '') : eq(contacts.id, contactId),
      ),
    )
    .orderBy(asc(contactNumbers.position), asc(contactNumbers.phoneNumber))
    .limit(1);
  const [contact] = known;
  if (contactId === undefined) {
    if (number === undefined) throw new Error('A call needs somebody to be called.');
    const asksNotToBeCalled = contact?.doNotCall ?? false;
    return { number, contactId: contact?.id ?? null, asksNotToBeCalled, field: 'to' };
  }
  const field = 'contact_id';
  if (!contact) throw new Refused({ reason: 'not_found', field, detail: 'The business has no such contact.' });
  const called = number ?? contact.number;
  if (called === null) throw new Refused({ reason: 'number_invalid', field, detail: 'The contact has no number.' });
  return { number: called, contactId: contact.id, asksNotToBeCalled: contact.doNotCall, field };
}

async function requireWillingness(transaction: Transaction, businessId: string, callee: Callee): Promise<void> {
  const { number, asksNotToBeCalled } = callee;
  const isUnwilling =
    asksNotToBeCalled ||
    (await isOfUnwilling(transaction, businessId, number)) ||
    (await isOnDoNotCallList(transaction, businessId, number));
  if (!isUnwilling) return;
  throw new Refused({ reason: 'do_not_call', field: callee.field, detail: 'They asked not to be called.' });
}

/** Whether the number is that of somebody who asked not to be called, whoever was named with it. */
async function isOfUnwilling(transaction: Transaction, businessId: string, number: string): Promise<boolean> {
  const [owner] = await transaction
    .select({ doNotCall: contacts.doNotCall })
    .from(contactNumbers)
    .innerJoin(contacts, eq(contacts.id, contactNumbers.contactId))
    .where(and(eq(contactNumbers.businessId, businessId), eq(contactNumbers.phoneNumber, number)));
  return owner?.doNotCall === true;
}

interface WindowCheck {
  readonly number: string;
  readonly window: CallingWindow;
  readonly at: Date;
  readonly timezone: string;
}

function requireOpenWindow({ timezone: fallbackZone, ...question }: WindowCheck): void {
  if (isInsideWindow({ ...question, fallbackZone })) return;
  const opensAt = nextOpening({ ...question, fallbackZone });
  throw new Refused({
    reason: 'outside_calling_window',
    detail: opensAt
      ? `It is outside calling hours where they are, until ${opensAt.toISOString()}.`
      : 'Calling hours are never the same everywhere this number may be.',
    ...(opensAt && { retryAt: opensAt }),
  });
}
