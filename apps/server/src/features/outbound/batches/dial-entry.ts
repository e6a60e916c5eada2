import { type BatchPauseReason, BatchSettings } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { retryTransaction } from '../../../db/retry-transaction.ts';
import { batchAttempts } from '../../../db/schema/index.ts';
import type { CallRequest } from '../call-request.ts';
import type { DialRefusal } from '../dial-refusal.ts';
import { tryToPlaceCall } from '../place-call.ts';
import type { BatchContext } from './batch-context.ts';
import { ClaimRefused, claimForCall } from './claim-entry.ts';
import { deferEntry, type EntryPlace, skipEntry } from './entry-machine.ts';
import { type BatchRow, type EntryRow, lockEntry, moveEntry } from './entry-rows.ts';
import { fillTemplate } from './fill-template.ts';
import { settleAttempt } from './settle-attempts.ts';

/** How long somebody is left alone who talks with the business already. */
const ON_THE_PHONE_WAIT_MS = 60_000;

/**
 * `placed` the carrier has it, as far as anybody knows · `failed` the carrier did not take it · `moved` nobody was to be
 * called now · `lost` it was not ours to place · `hold` there is no place for a call until then · `stop` no call of the batch can be
 * placed until somebody puts that right.
 */
export type DialStep =
  | { readonly type: 'placed' | 'failed' | 'moved' | 'lost' }
  | { readonly type: 'hold'; readonly until: Date }
  | { readonly type: 'stop'; readonly reason: BatchPauseReason; readonly detail: string };

/** Calls one of a batch's people, once: the try and its call are written together before the carrier is asked. */
export async function dialEntry(context: BatchContext, batch: BatchRow, entry: EntryRow): Promise<DialStep> {
  const now = context.wallTime();
  try {
    const result = await tryToPlaceCall(context, requestFor(batch, entry, now));
    if (result.type === 'placed') return { type: 'placed' };
    const { refusal } = result;
    return await (refusal.callId === undefined
      ? notAsked(context, entry, refusal)
      : notTaken(context, entry, refusal.callId, refusal));
  } catch (error) {
    if (!(error instanceof ClaimRefused)) throw error;
    if (error.reason === 'lost') return { type: 'lost' };
    const until = new Date(now.getTime() + ON_THE_PHONE_WAIT_MS);
    return move(context, entry, place => deferEntry(place, until));
  }
}

function requestFor(batch: BatchRow, entry: EntryRow, now: Date): CallRequest {
  const { id: batchId, businessId, agentId, fromNumber, createdBy } = batch;
  const { id: entryId, contactId, phoneNumber, name, variables } = entry;
  const { purpose, machine, ringSeconds, callingWindow, ignoreCallingWindow } = BatchSettings.parse(batch.settings);
  const values = { name, ...variables };
  const { action, message } = machine;
  return {
    ...{ businessId, ringSeconds, callingWindow, ignoreCallingWindow },
    agentId: agentId ?? undefined,
    from: fromNumber ?? undefined,
    contactId: contactId ?? undefined,
    number: phoneNumber ?? undefined,
    purpose: fillTemplate(purpose, values),
    machine: { action, ...(message !== undefined && { message: fillTemplate(message, values) }) },
    metadata: { batch_id: batchId, batch_entry_id: entryId, ...(Object.keys(variables).length > 0 && { variables }) },
    actor: createdBy ?? { type: 'system' },
    alongside: (transaction, callId) => claimForCall(transaction, { batchId, entryId, callId, now }),
  };
}

/** The carrier was not asked, so this is no try. */
async function notAsked(context: BatchContext, entry: EntryRow, refusal: DialRefusal): Promise<DialStep> {
  const { reason, detail, field, retryAt } = refusal;
  switch (reason) {
    case 'too_many_calls':
      return { type: 'hold', until: retryAt ?? context.wallTime() };
    case 'outside_calling_window':
      return move(context, entry, place => (retryAt ? deferEntry(place, retryAt) : skipEntry(place, reason)));
    case 'do_not_call':
    case 'number_invalid':
      return move(context, entry, place => skipEntry(place, reason));
    case 'not_found':
      if (field === 'contact_id') return move(context, entry, place => skipEntry(place, reason));
      return { type: 'stop', reason, detail };
    case 'agent_not_ready':
    case 'no_caller_id':
    case 'carrier_not_configured':
      return { type: 'stop', reason, detail };
    case 'carrier_unavailable':
    case 'carrier_refused':
      throw new Error(`The carrier was not asked, and still it refused: ${reason}.`);
  }
}

/** The carrier was asked, and said no. */
async function notTaken(
  { db, wallTime }: BatchContext,
  { id: entryId, batchId }: EntryRow,
  callId: string,
  { reason, detail }: DialRefusal,
): Promise<DialStep> {
  const [row] = await db
    .select({ attempt: batchAttempts.attempt })
    .from(batchAttempts)
    .where(and(eq(batchAttempts.entryId, entryId), eq(batchAttempts.callId, callId)));
  if (row) {
    const isNumberInvalid = reason === 'number_invalid';
    await settleAttempt(
      db,
      { batchId, entryId, attempt: row.attempt },
      { outcome: 'not_placed', at: wallTime(), isNumberInvalid },
    );
  }
  return reason === 'no_caller_id' ? { type: 'stop', reason, detail } : { type: 'failed' };
}

async function move(
  { db }: BatchContext,
  { id: entryId }: EntryRow,
  change: (place: EntryPlace) => EntryPlace | undefined,
): Promise<DialStep> {
  await retryTransaction(db, async transaction => {
    const entry = await lockEntry(transaction, entryId);
    await moveEntry(transaction, entryId, entry && change(entry));
  });
  return { type: 'moved' };
}
