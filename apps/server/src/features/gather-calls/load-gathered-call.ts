import { loadAnsweredCall } from '../telephony/answered-call.ts';
import { loadCallFacts } from '../telephony/call-facts.ts';
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
  const call = { ...answered, facts: await loadCallFacts(context, answered) };
  gathers.calls.set(callId, call);
  gathers.expected.delete(callId);
  return call;
}
