import { PhoneNumberE164 } from '@frontdesk/contract';
import type { CallFacts } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls, contacts, outboundCalls } from '../../db/schema/index.ts';
import { type AnsweredCall, loadAnsweredCall, partiesOf } from '../telephony/answered-call.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import type { GatheredCall } from './gathered-call.ts';

/**
 * The call with its configuration, as this process has it already or as the database has it now. Undefined when nobody
 * knows it, or no agent has it. Throws when the database is away.
 */
export async function gatheredCall(context: TelephonyContext, callId: string): Promise<GatheredCall | undefined> {
  const { gathers, database, loadSnapshot } = context;
  const known = gathers.calls.get(callId);
  if (known) return known;
  const answered = gathers.expected.get(callId) ?? (await loadAnsweredCall(database.db, loadSnapshot, callId));
  if (!answered) return undefined;
  const call = { ...answered, facts: await loadFacts(database.db, answered) };
  gathers.calls.set(callId, call);
  gathers.expected.delete(callId);
  return call;
}

async function loadFacts(db: Database, call: AnsweredCall): Promise<CallFacts> {
  const [row] = await db
    .select({ name: contacts.name, contactId: contacts.id, purpose: outboundCalls.purpose })
    .from(calls)
    .leftJoin(contacts, eq(contacts.id, calls.contactId))
    .leftJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
    .where(eq(calls.id, call.callId));
  const { theirNumber, ourNumber } = partiesOf(call);
  return {
    ...{ id: call.callId, direction: call.direction },
    ...{ from: numberOrNull(theirNumber), to: numberOrNull(ourNumber) },
    ...(row?.purpose && { purpose: { text: row.purpose } }),
    ...(row?.contactId && { contact: { name: row.name || null } }),
  };
}

function numberOrNull(value: string | null): string | null {
  return PhoneNumberE164.safeParse(value).data ?? null;
}
