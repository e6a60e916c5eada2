import { and, asc, eq, isNull, notInArray } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';

/** They answer their numbers themselves, with agents of their own. */
const CARRIERS_THAT_ANSWER = ['retell'];

export interface AssignFreeNumber {
  readonly businessId: string;
  readonly agentId: string;
  readonly actor: AuditActor;
}

/**
 * Takes a number out of the pool for an agent; undefined when the pool is empty. Two who ask at once get two numbers.
 * Runs inside the caller's transaction, which must not be fenced into one business: the pool is outside all of them.
 */
export async function assignFreeNumber(
  transaction: Database,
  { businessId, agentId, actor }: AssignFreeNumber,
): Promise<{ readonly id: string; readonly number: string } | undefined> {
  const [free] = await transaction
    .select({ id: phoneNumbers.id, number: phoneNumbers.number })
    .from(phoneNumbers)
    .where(
      and(
        isNull(phoneNumbers.businessId),
        eq(phoneNumbers.status, 'unassigned'),
        notInArray(phoneNumbers.carrier, CARRIERS_THAT_ANSWER),
        // Those are not ours yet, or no more.
        notInArray(phoneNumbers.carrierStatus, ['buying', 'releasing']),
      ),
    )
    .orderBy(asc(phoneNumbers.id))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!free) return undefined;
  const set = { businessId, agentId, status: 'active' as const };
  await updateVersioned(transaction, phoneNumbers, { id: free.id, version: null, set });
  await recordAudit(transaction, {
    businessId,
    actor,
    action: 'phone_number.assigned',
    subjectType: 'phone_number',
    subjectId: free.id,
    after: { number: free.number, agentId },
  });
  return free;
}
