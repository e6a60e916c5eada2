import type { BuyPhoneNumberBody } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { sqlState } from '../../db/retry-transaction.ts';
import { phoneNumbers } from '../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { numberTaken, requireAgentOf, UNIQUE_VIOLATION } from './edit-number.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { AFTER_REQUEST_MS, SETTLE_NUMBER } from './number-queues.ts';
import { tryToSettle } from './settle-number.ts';

export interface Reservation {
  readonly number: string;
  readonly businessId: string | null;
  readonly agentId: string | null;
  readonly label: string;
  readonly actor: AuditActor;
}

/**
 * Buys a number. Returns its id, also when the carrier could not be reached or its answer got lost: then the row says
 * `buying`, and it is tried again. Buying what is being bought already goes on with that. Throws `conflict` for a number
 * that is here, and `TwilioError` when the carrier refuses.
 */
export async function buyNumber(context: NumberCarrier, actor: AuditActor, body: BuyPhoneNumberBody): Promise<string> {
  const { number, businessId = null, agentId = null, label } = body;
  const reservation = { number, businessId, agentId, label, actor };
  const numberId = await context.db
    .transaction(transaction => reserve(context, transaction, reservation))
    .catch(takenBy(context, number));
  await tryToSettle(context, numberId);
  return numberId;
}

/** Writes down that a number is being bought, and for whom. Returns its id. */
export async function reserve(
  { jobs, wallTime }: NumberCarrier,
  transaction: Database,
  { number, businessId, agentId, label, actor }: Reservation,
): Promise<string> {
  await requireAgentOf(transaction, businessId, agentId);
  const status = agentId === null ? ('unassigned' as const) : ('inactive' as const);
  const values = { number, businessId, agentId, label, carrier: 'twilio', status, carrierStatus: 'buying' as const };
  const [row] = await transaction.insert(phoneNumbers).values(values).returning({ id: phoneNumbers.id });
  if (!row) throw new Error('The number was not kept.');
  await recordAudit(transaction, {
    businessId,
    actor,
    action: 'phone_number.added',
    subjectType: 'phone_number',
    subjectId: row.id,
    after: values,
  });
  const startAfter = new Date(wallTime().getTime() + AFTER_REQUEST_MS);
  await jobs.send(SETTLE_NUMBER, { numberId: row.id }, { transaction, startAfter, key: row.id });
  return row.id;
}

const takenBy =
  ({ db }: NumberCarrier, number: string) =>
  async (error: unknown): Promise<string> => {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    const [row] = await db.select().from(phoneNumbers).where(eq(phoneNumbers.number, number));
    if (row?.carrierStatus !== 'buying') throw numberTaken(error);
    return row.id;
  };
