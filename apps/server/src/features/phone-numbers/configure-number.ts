import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { requireSettled } from './edit-number.ts';
import { noSuchNumber } from './find-number.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { AFTER_REQUEST_MS, SETTLE_NUMBER } from './number-queues.ts';
import { tryToSettle } from './settle-number.ts';

/**
 * Has the carrier send a number's calls and messages here; while it cannot be reached the row says `configuring`, and it
 * is tried again. Throws `not_found`, `in_progress` for one that is being bought or given back, and `TwilioError` when
 * the carrier refuses.
 */
export async function configureNumber(context: NumberCarrier, actor: AuditActor, numberId: string): Promise<void> {
  const startAfter = new Date(context.wallTime().getTime() + AFTER_REQUEST_MS);
  await context.db.transaction(transaction => wantConfigured(context, transaction, { numberId, actor, startAfter }));
  await tryToSettle(context, numberId);
}

export interface WantConfigured {
  readonly numberId: string;
  readonly actor: AuditActor;
  /** For one who does it at once as well. */
  readonly startAfter?: Date;
}

/** Writes down that a number's calls are to come here; a job sees to it once the transaction commits. */
export async function wantConfigured(
  { jobs }: Pick<NumberCarrier, 'jobs'>,
  transaction: Database,
  { numberId, actor, startAfter }: WantConfigured,
): Promise<void> {
  const [row] = await transaction.select().from(phoneNumbers).where(eq(phoneNumbers.id, numberId)).for('update');
  if (!row) throw noSuchNumber();
  requireSettled(row);
  const set = { carrierStatus: 'configuring' as const, carrierProblem: null };
  await updateVersioned(transaction, phoneNumbers, { id: numberId, version: null, set });
  await recordAudit(transaction, {
    businessId: row.businessId,
    actor,
    action: 'phone_number.configured',
    subjectType: 'phone_number',
    subjectId: numberId,
    after: { number: row.number },
  });
  await jobs.send(SETTLE_NUMBER, { numberId }, { transaction, key: numberId, ...(startAfter && { startAfter }) });
}
