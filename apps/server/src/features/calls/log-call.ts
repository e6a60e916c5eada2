import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { agents, calls, callTurns, contacts, phoneNumbers, recordings } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { contactWithNumber } from '../contacts/contact-with-number.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { statusesBefore } from '../telephony/call-status.ts';
import type { LoggedCall } from './logged-call.ts';
import { Problems } from './problems.ts';

/** Who carried the calls that are logged, so that nobody takes them for calls of this server's. */
const CARRIER = 'external';

export interface KeptCall {
  readonly callId: string;
  /** False: it was there already. */
  readonly isNew: boolean;
}

/**
 * Keeps a call that another system had, with its transcript. A call that is there already stays as it is, but for one
 * that was logged while it went on: that takes what is said of it once it has got further. Throws `validation_failed`
 * for an agent, number or contact that is not the business's, and `conflict` when the ids are of different calls.
 */
export function logCall(tenant: Tenant, call: LoggedCall): Promise<KeptCall> {
  const { businessId } = tenant;
  return tenant.run(async transaction => {
    const known = await findLogged(transaction, call);
    if (known && !(known.carrier === CARRIER && statusesBefore(call.status).includes(known.status)))
      return { callId: known.id, isNew: false };
    const values = await toValues(transaction, businessId, call);
    if (known) {
      await transaction.update(calls).set(values).where(eq(calls.id, known.id));
      await transaction.delete(callTurns).where(eq(callTurns.callId, known.id));
    }
    const [inserted] = known ? [known] : await insert(transaction, values);
    if (!inserted) return { callId: await otherWithIds(transaction, call), isNew: false };
    await writeContent(transaction, { businessId, callId: inserted.id, call });
    await noteLogged(transaction, tenant, { callId: inserted.id, values, isNew: !known });
    return { callId: inserted.id, isNew: !known };
  });
}

type CallValues = typeof calls.$inferInsert;

function insert(transaction: Transaction, values: CallValues) {
  return transaction.insert(calls).values(values).onConflictDoNothing().returning({ id: calls.id });
}

/** The business's call with one of the ids, locked. Throws `conflict` when there are several. */
async function findLogged(transaction: Transaction, { callSid, retellCallId, externalId }: LoggedCall) {
  const ids: SQL[] = [];
  if (callSid) ids.push(eq(calls.callSid, callSid));
  if (retellCallId) ids.push(eq(calls.retellCallId, retellCallId));
  if (externalId) ids.push(eq(calls.externalId, externalId));
  if (ids.length === 0) return undefined;
  const [known, another] = await transaction
    .select({ id: calls.id, status: calls.status, carrier: calls.carrier })
    .from(calls)
    .where(or(...ids))
    .for('update');
  if (another) throw new AppError('conflict', 'These ids are of different calls.');
  return known;
}

/** Somebody was first: the business's own call, or one it cannot see. */
async function otherWithIds(transaction: Transaction, call: LoggedCall): Promise<string> {
  const known = await findLogged(transaction, call);
  if (!known) throw new AppError('conflict', 'Another call has this id.');
  return known.id;
}

/** Throws `validation_failed` for rows of others, as for rows that do not exist. */
async function toValues(transaction: Transaction, businessId: string, call: LoggedCall): Promise<CallValues> {
  const { turns, recording: _, agentId = null, contactId = null, ...facts } = call;
  const problems = new Problems();
  if (agentId !== null && !(await isThere(transaction, agents, agentId)))
    problems.add('agent_id', 'The business has no such agent.');
  if (contactId !== null && !(await isThere(transaction, contacts, contactId)))
    problems.add('contact_id', 'The business has no such contact.');
  const [ours, theirs] =
    call.direction === 'outbound' ? [call.fromNumber, call.toNumber] : [call.toNumber, call.fromNumber];
  const phoneNumberId = await findNumber(transaction, call.phoneNumberId, ours ?? null, problems);
  problems.refuse('The call names something that is not there.');
  return {
    ...facts,
    businessId,
    agentId,
    phoneNumberId,
    contactId: contactId ?? (theirs ? await contactOf(transaction, businessId, theirs) : null),
    carrier: CARRIER,
    turnCount: turns.length,
  };
}

async function isThere(transaction: Transaction, table: typeof agents | typeof contacts, id: string): Promise<boolean> {
  const [row] = await transaction
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.id, id), isNull(table.deletedAt)))
    .for('key share');
  return row !== undefined;
}

/** The number that is named, or the business's number with these digits. */
async function findNumber(
  transaction: Transaction,
  id: string | null | undefined,
  digits: string | null,
  problems: Problems,
): Promise<string | null> {
  if (!id && digits === null) return null;
  const [row] = await transaction
    .select({ id: phoneNumbers.id })
    .from(phoneNumbers)
    .where(id ? eq(phoneNumbers.id, id) : eq(phoneNumbers.number, digits ?? ''));
  if (id && !row) problems.add('phone_number_id', 'The business has no such number.');
  return row?.id ?? null;
}

async function contactOf(transaction: Transaction, businessId: string, number: string): Promise<string | null> {
  const { rows } = await transaction.execute<{ id: string | null }>(
    sql`select ${contactWithNumber(businessId, number)} as id`,
  );
  return rows[0]?.id ?? null;
}

interface Content {
  readonly businessId: string;
  readonly callId: string;
  readonly call: LoggedCall;
}

async function writeContent(transaction: Transaction, { businessId, callId, call }: Content): Promise<void> {
  const { turns, recording } = call;
  if (turns.length > 0)
    await transaction
      .insert(callTurns)
      .values(turns.map((turn, turnIndex) => ({ businessId, callId, turnIndex, ...turn })));
  if (!recording) return;
  const { url: recordingUrl, sid: recordingSid } = recording;
  const contentType = /\.mp3$/i.test(new URL(recordingUrl).pathname) ? 'audio/mpeg' : 'audio/wav';
  const row = { status: 'completed' as const, recordingUrl, recordingSid, contentType, channels: 1 };
  await transaction
    .insert(recordings)
    .values({ businessId, callId, ...row })
    .onConflictDoUpdate({ target: recordings.callId, set: row });
}

interface Logged {
  readonly callId: string;
  readonly values: CallValues;
  readonly isNew: boolean;
}

/** Counts a new call at its number, and tells the audit log of it, without what was said. */
async function noteLogged(transaction: Transaction, tenant: Tenant, { callId, values, isNew }: Logged): Promise<void> {
  const { businessId, actor } = tenant;
  const { agentId, direction, status, callSid, externalId, phoneNumberId, turnCount } = values;
  if (isNew && phoneNumberId && direction === 'inbound')
    await transaction
      .update(phoneNumbers)
      .set({ callsReceived: sql`${phoneNumbers.callsReceived} + 1` })
      .where(eq(phoneNumbers.id, phoneNumberId));
  await recordAudit(transaction, {
    ...{ businessId, actor },
    action: isNew ? 'call.logged' : 'call.continued',
    ...{ subjectType: 'call', subjectId: callId },
    after: { agentId, direction, status, callSid, externalId, phoneNumberId, turnCount },
  });
}
