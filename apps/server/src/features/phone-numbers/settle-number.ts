import { type CarrierNumber, TwilioError } from '@frontdesk/providers/twilio';
import { and, eq } from 'drizzle-orm';
import { phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { finishSetup } from '../agent-requests/finish-setup.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { NumberRow } from './find-number.ts';
import type { NumberCarrier } from './number-carrier.ts';
import { webhooksAt } from './number-webhooks.ts';

// The row says what is wanted before the carrier is asked, so whoever comes later, after a crash or a lost answer, goes
// on. Nothing is done twice: a number is looked up in the account before it is bought, and one number is sold only once.
// The carrier's id comes from that look-up, too, never from the row, where its owner may have written another number's.

const SYSTEM = { type: 'system' } as const;

/**
 * Has the carrier do what a number's row says; nothing when it is done already. May be run again at any time, and by
 * several at once. Throws `TwilioError`: one that is retryable leaves the row as it is, with the problem noted; after any
 * other the row says `failed`, and a number that could not be bought is forgotten.
 */
export async function settleNumber(context: NumberCarrier, numberId: string, signal?: AbortSignal): Promise<void> {
  const [row] = await context.db.select().from(phoneNumbers).where(eq(phoneNumbers.id, numberId));
  if (!row) return;
  try {
    if (row.carrierStatus === 'buying') await buy(context, row, signal);
    if (row.carrierStatus === 'configuring') await configure(context, row, signal);
    if (row.carrierStatus === 'releasing') await release(context, row, signal);
  } catch (error) {
    if (error instanceof TwilioError) await noteFailure(context, row, error);
    throw error;
  }
}

/** Has the carrier do it now; what it cannot do now is left to the jobs. Throws `TwilioError` when it refuses. */
export async function tryToSettle(context: NumberCarrier, numberId: string): Promise<void> {
  try {
    await settleNumber(context, numberId);
  } catch (error) {
    if (!(error instanceof TwilioError) || !error.isRetryable) throw error;
  }
}

async function buy(context: NumberCarrier, row: NumberRow, signal: AbortSignal | undefined): Promise<void> {
  const owned = await purchase(context, row.number, signal);
  await context.db.transaction(async transaction => {
    const [current] = await transaction.select().from(phoneNumbers).where(isStill(row)).for('update');
    if (!current) return;
    const { businessId, agentId } = current;
    const set = {
      carrierNumberId: owned.sid,
      carrierStatus: 'ready' as const,
      carrierProblem: null,
      status: agentId === null ? ('unassigned' as const) : ('active' as const),
    };
    await updateVersioned(transaction, phoneNumbers, { id: row.id, version: null, set });
    await recordAudit(transaction, {
      businessId,
      actor: SYSTEM,
      action: 'phone_number.bought',
      subjectType: 'phone_number',
      subjectId: row.id,
      after: { number: row.number, carrierNumberId: owned.sid },
    });
    if (businessId !== null && agentId !== null) await finishSetup(transaction, { businessId, agentId, actor: SYSTEM });
  });
}

async function purchase(
  { carrier: { numbers }, publicUrl }: NumberCarrier,
  number: string,
  signal: AbortSignal | undefined,
): Promise<CarrierNumber> {
  const webhooks = webhooksAt(publicUrl);
  const owned = await numbers.find(number, signal);
  if (owned) return numbers.configure(owned.sid, webhooks, signal);
  try {
    return await numbers.buy(number, webhooks, signal);
  } catch (error) {
    if (!(error instanceof TwilioError) || error.isRetryable) throw error;
    // Refused, perhaps because another process has bought it for the same row a moment ago.
    const bought = await numbers.find(number, signal);
    if (bought) return bought;
    throw error;
  }
}

async function configure(context: NumberCarrier, row: NumberRow, signal: AbortSignal | undefined): Promise<void> {
  const { numbers } = context.carrier;
  const owned = await numbers.find(row.number, signal);
  if (!owned) throw notOwned();
  await numbers.configure(owned.sid, webhooksAt(context.publicUrl), signal);
  await context.db
    .update(phoneNumbers)
    .set({ carrierNumberId: owned.sid, carrierStatus: 'ready', carrierProblem: null })
    .where(isStill(row));
}

async function release(context: NumberCarrier, row: NumberRow, signal: AbortSignal | undefined): Promise<void> {
  const { numbers } = context.carrier;
  const owned = await numbers.find(row.number, signal);
  if (owned) await numbers.release(owned.sid, signal);
  await context.db.transaction(async transaction => {
    const deleted = await transaction.delete(phoneNumbers).where(isStill(row)).returning({ id: phoneNumbers.id });
    if (deleted.length === 0) return;
    await recordAudit(transaction, {
      businessId: null,
      actor: SYSTEM,
      action: 'phone_number.deleted',
      subjectType: 'phone_number',
      subjectId: row.id,
      before: { number: row.number },
    });
  });
}

async function noteFailure(context: NumberCarrier, row: NumberRow, error: TwilioError): Promise<void> {
  context.logger.warn({ numberId: row.id, doing: row.carrierStatus, code: error.code }, error.message);
  const carrierProblem = error.message;
  if (error.isRetryable) {
    await context.db.update(phoneNumbers).set({ carrierProblem }).where(isStill(row));
    return;
  }
  await context.db.transaction(async transaction => {
    const isBuying = row.carrierStatus === 'buying';
    const changed = isBuying
      ? await transaction.delete(phoneNumbers).where(isStill(row)).returning({ id: phoneNumbers.id })
      : await transaction
          .update(phoneNumbers)
          .set({ carrierStatus: 'failed', carrierProblem })
          .where(isStill(row))
          .returning({ id: phoneNumbers.id });
    if (changed.length === 0) return;
    await recordAudit(transaction, {
      businessId: row.businessId,
      actor: SYSTEM,
      action: 'phone_number.refused',
      subjectType: 'phone_number',
      subjectId: row.id,
      after: { number: row.number, doing: row.carrierStatus, code: error.code },
    });
  });
}

/** Nobody wants something else of the number by now. */
const isStill = (row: NumberRow) => and(eq(phoneNumbers.id, row.id), eq(phoneNumbers.carrierStatus, row.carrierStatus));

function notOwned(): TwilioError {
  return new TwilioError('The Twilio account does not have this number: buy it, or move it there first.', {
    status: null,
    code: null,
    isRetryable: false,
    isInDoubt: false,
  });
}
