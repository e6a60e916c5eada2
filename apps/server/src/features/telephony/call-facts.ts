import { PhoneNumberE164 } from '@frontdesk/contract';
import type { CallFacts } from '@frontdesk/voice';
import { eq } from 'drizzle-orm';
import { calls, contacts, outboundCalls } from '../../db/schema/index.ts';
import { type AnsweredCall, partiesOf } from './answered-call.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { withinMs } from './within.ts';

/** The caller hears silence meanwhile. */
const LOOKUP_LIMIT_MS = 1_000;

/** Whose call it is, as far as the agent may know. Without the database that is the numbers. */
export async function loadCallFacts(
  {
    database,
    logger,
  }: Pick<TelephonyContext, 'logger'> & { readonly database: Pick<TelephonyContext['database'], 'db'> },
  call: AnsweredCall,
): Promise<CallFacts> {
  const { callId, direction } = call;
  const { theirNumber, ourNumber } = partiesOf(call);
  const facts = { id: callId, direction, from: numberOrNull(theirNumber), to: numberOrNull(ourNumber) };
  try {
    const query = database.db
      .select({ contactId: contacts.id, name: contacts.name, purpose: outboundCalls.purpose })
      .from(calls)
      .leftJoin(contacts, eq(contacts.id, calls.contactId))
      .leftJoin(outboundCalls, eq(outboundCalls.callId, calls.id))
      .where(eq(calls.id, callId));
    const [row] = await withinMs(LOOKUP_LIMIT_MS, query.execute());
    return {
      ...facts,
      ...(row?.purpose && { purpose: { text: row.purpose } }),
      ...(row?.contactId && { contact: { name: row.name || null } }),
    };
  } catch (error) {
    logger.warn({ callId, err: error }, 'Who calls could not be looked up.');
    return facts;
  }
}

function numberOrNull(value: string | null): string | null {
  return PhoneNumberE164.safeParse(value).data ?? null;
}
