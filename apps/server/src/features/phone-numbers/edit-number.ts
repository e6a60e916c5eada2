import type { CreatePhoneNumberBody, UpdatePhoneNumberBody } from '@frontdesk/contract';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { retryTransaction, sqlState } from '../../db/retry-transaction.ts';
import { agents, businesses, phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { finishSetup } from '../agent-requests/finish-setup.ts';
import { same } from '../agents/change-config.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { mayMoveNumbers, type NumberAccess, requireMovingNumbers } from './enter-number.ts';
import { type NumberRow, noSuchNumber } from './find-number.ts';

// A number passes between businesses and the pool, so its rows are changed outside the fence around one business; each
// statement here names the number and, for a tenant, the business that was entered.

export const UNIQUE_VIOLATION = '23505';

/** Adds a number to a business, or to the pool. Returns its id. Throws `conflict` when somebody has it. */
export async function addNumber(db: Database, actor: AuditActor, body: CreatePhoneNumberBody): Promise<string> {
  const { number, businessId = null, agentId = null, label, carrier, carrierNumberId } = body;
  const values = { number, businessId, agentId, label, carrier, carrierNumberId };
  const status = statusOf(agentId, body.status);
  try {
    return await db.transaction(async transaction => {
      await requireAgentOf(transaction, businessId, agentId);
      const [row] = await transaction
        .insert(phoneNumbers)
        .values({ ...values, status })
        .returning({ id: phoneNumbers.id });
      if (!row) throw new Error('The number was not kept.');
      await recordAudit(transaction, {
        businessId,
        actor,
        action: 'phone_number.added',
        subjectType: 'phone_number',
        subjectId: row.id,
        after: { ...values, status },
      });
      if (businessId !== null && agentId !== null) await finishSetup(transaction, { businessId, agentId, actor });
      return row.id;
    });
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw numberTaken(error);
  }
}

export function numberTaken(cause: unknown): AppError {
  return new AppError('conflict', 'This number is registered already.', {
    problems: [{ field: 'number', message: 'This number is registered already.' }],
    cause,
  });
}

/**
 * Changes who answers a number, from the next call on. Changes of one number take turns, so that it always rings at one
 * agent; past calls keep their business and agent. Throws `not_found`, `version_conflict`, `forbidden` for moving it
 * between businesses, and `validation_failed` for an agent of another business.
 */
export function editNumber(
  db: Database,
  access: NumberAccess,
  numberId: string,
  changes: UpdatePhoneNumberBody,
): Promise<void> {
  return retryTransaction(db, async transaction => {
    const row = await lockNumber(transaction, access, numberId);
    checkVersion(row.version, changes.version ?? null);
    const businessId = changes.businessId === undefined ? row.businessId : changes.businessId;
    if (businessId !== row.businessId) requireMovingNumbers(access.principal);
    const set = { ...assignmentOf(row, changes, businessId), ...labelsOf(changes) };
    await requireAgentOf(transaction, businessId, set.agentId);
    await updateVersioned(transaction, phoneNumbers, { id: numberId, version: row.version, set });
    const entry = {
      actor: access.actor,
      action:
        set.agentId === row.agentId && businessId === row.businessId ? 'phone_number.changed' : 'phone_number.assigned',
      subjectType: 'phone_number',
      subjectId: numberId,
    };
    if (row.businessId !== businessId && row.businessId !== null)
      await recordAudit(transaction, {
        ...entry,
        businessId: row.businessId,
        action: 'phone_number.moved_away',
        before: { number: row.number, agentId: row.agentId },
      });
    const isMoved = row.businessId !== businessId;
    // The new business is not told whose the number was.
    const edited = changedFields(isMoved ? {} : row, isMoved ? { number: row.number, ...set } : set);
    await recordAudit(transaction, { ...entry, businessId, ...edited });
    if (businessId !== null && set.agentId !== null)
      await finishSetup(transaction, { businessId, agentId: set.agentId, actor: access.actor });
  });
}

/** Gives up a number: a business's goes back to the pool, one of the pool is forgotten. Past calls stay. */
export function removeNumber(
  db: Database,
  access: NumberAccess,
  numberId: string,
  version: number | null,
): Promise<void> {
  return retryTransaction(db, async transaction => {
    const row = await lockNumber(transaction, access, numberId);
    checkVersion(row.version, version);
    const { number, agentId, businessId } = row;
    if (businessId === null) await transaction.delete(phoneNumbers).where(eq(phoneNumbers.id, numberId));
    else {
      const set = { businessId: null, agentId: null, status: 'unassigned' as const };
      await updateVersioned(transaction, phoneNumbers, { id: numberId, version: row.version, set });
    }
    await recordAudit(transaction, {
      businessId,
      actor: access.actor,
      action: businessId === null ? 'phone_number.deleted' : 'phone_number.released',
      subjectType: 'phone_number',
      subjectId: numberId,
      before: { number, agentId },
    });
  });
}

/** The number, still where it was when access to it was checked. Throws `in_progress` while it comes or goes. */
export async function lockNumber(
  db: Database,
  { principal, businessId }: NumberAccess,
  id: string,
): Promise<NumberRow> {
  const [row] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.id, id)).for('update');
  if (!row || (row.businessId !== businessId && !mayMoveNumbers(principal))) throw noSuchNumber();
  requireSettled(row);
  return row;
}

/** Throws `in_progress` for a number that is being bought or given back: whether we have it is not certain. */
export function requireSettled({ carrierStatus }: NumberRow): void {
  if (carrierStatus === 'buying') throw new AppError('in_progress', 'This number is still being bought.');
  if (carrierStatus === 'releasing') throw new AppError('in_progress', 'This number is being given back.');
}

function assignmentOf(row: NumberRow, changes: UpdatePhoneNumberBody, businessId: string | null) {
  const named = same('agent_id', changes.agentId, changes.assignedAgentId);
  // An agent does not move with the number.
  const kept = businessId === row.businessId && changes.status !== 'unassigned' ? row.agentId : null;
  const agentId = named === undefined ? kept : named;
  if (named && changes.status === 'unassigned')
    throw problem('status', 'A number that an agent answers is active or inactive.');
  const wanted = changes.status ?? (row.status === 'inactive' && agentId === row.agentId ? 'inactive' : 'active');
  if (agentId === null && (changes.status === 'active' || changes.status === 'inactive'))
    throw problem('status', 'Nobody answers this number: name an agent, or leave it unassigned.');
  return { businessId, agentId, status: statusOf(agentId, wanted) };
}

const statusOf = (agentId: string | null, wanted: NumberRow['status'] = 'active') =>
  agentId === null ? ('unassigned' as const) : wanted;

function labelsOf({ label, carrierNumberId }: UpdatePhoneNumberBody) {
  return { ...(label !== undefined && { label }), ...(carrierNumberId !== undefined && { carrierNumberId }) };
}

/** Locks the agent, so that it is not deleted in the same moment. Throws `validation_failed` when it is not there. */
export async function requireAgentOf(db: Database, businessId: string | null, agentId: string | null): Promise<void> {
  if (businessId !== null) {
    const there = and(eq(businesses.id, businessId), isNull(businesses.deletedAt));
    const [business] = await db.select({ id: businesses.id }).from(businesses).where(there).for('share');
    if (!business) throw problem('business_id', 'There is no such business.');
  }
  if (agentId === null) return;
  if (businessId === null) throw problem('agent_id', 'A number of the pool has no agent: name its business, too.');
  const ofBusiness = and(eq(agents.id, agentId), eq(agents.businessId, businessId), isNull(agents.deletedAt));
  const [agent] = await db.select({ id: agents.id }).from(agents).where(ofBusiness).for('share');
  if (!agent) throw problem('agent_id', 'The business has no such agent.');
}

function problem(field: string, message: string): AppError {
  return new AppError('validation_failed', message, { problems: [{ field, message }] });
}
