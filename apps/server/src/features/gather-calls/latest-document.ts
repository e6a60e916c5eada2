import { and, eq, isNull } from 'drizzle-orm';
import { calls, gatherCalls } from '../../db/schema/index.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { withinMs } from '../telephony/within.ts';

const DATABASE_LIMIT_MS = 3_000;

/**
 * What a caller was told last, as TwiML, and what listens to them again: for a carrier that asked us in vain. Undefined
 * for calls with a media stream, and for those that are over. Never rejects.
 */
export async function latestDocument(
  { database, logger }: Pick<TelephonyContext, 'database' | 'logger'>,
  callId: string,
): Promise<string | undefined> {
  const query = database.db
    .select({ document: gatherCalls.document })
    .from(gatherCalls)
    .innerJoin(calls, eq(calls.id, gatherCalls.callId))
    .where(and(eq(gatherCalls.callId, callId), isNull(calls.endedAt), isNull(calls.disposition)));
  try {
    const [row] = await withinMs(DATABASE_LIMIT_MS, query.execute());
    return row?.document;
  } catch (error) {
    logger.error({ callId, err: error }, 'What a caller was told last could not be looked up.');
    return undefined;
  }
}
