import type { TwimlVerb } from '@frontdesk/providers/twilio';
import { and, eq, sql } from 'drizzle-orm';
import { agentVersions, businesses, calls } from '../../db/schema/index.ts';
import { signPlace } from './routing-place.ts';
import { recordOf } from './routing-record.ts';
import { farewell } from './routing-verbs.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { voicemailVerbs } from './voicemail-verbs.ts';
import { withinMs } from './within.ts';

const LOOKUP_LIMIT_MS = 2_000;

/**
 * What the business's settings have for callers whose person did not pick up: a message, or voicemail. Null when they
 * say nothing, for calls that we placed, and when it cannot be looked up.
 */
export async function unansweredVerbs(context: TelephonyContext, callSid: string): Promise<TwimlVerb[] | null> {
  const { database, records, clock, publicUrl, secretKey, logger } = context;
  try {
    const query = database.db
      .select({
        callId: calls.id,
        name: businesses.name,
        action: businesses.settings,
        language: sql<string | null>`${agentVersions.config} ->> 'language'`,
      })
      .from(calls)
      .innerJoin(businesses, eq(businesses.id, calls.businessId))
      .leftJoin(agentVersions, eq(agentVersions.id, calls.agentVersionId))
      .where(and(eq(calls.callSid, callSid), eq(calls.direction, 'inbound')));
    const [row] = await withinMs(LOOKUP_LIMIT_MS, query.execute());
    const action = row?.action.whenUnanswered;
    if (!row || !action) return null;
    const language = row.language ?? undefined;
    if (action.type === 'message') return farewell(action.text, language);
    const at = clock.wallTime();
    const { callId } = row;
    records.addChange(callId, recordOf(action, 'unanswered', at));
    const steps: string[] = [];
    const place = signPlace(secretKey, { callId, callSid, rule: null, steps, missed: 0, count: 0 }, at.getTime());
    return voicemailVerbs(action, { businessName: row.name, language, publicUrl, place });
  } catch (error) {
    logger.error({ callSid, err: error }, 'What follows an unanswered call could not be looked up.');
    return null;
  }
}
