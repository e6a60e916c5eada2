import type { CallForwarding } from '@frontdesk/contract';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';

/** How busy a business is, on all nodes together. */
export interface CallTraffic {
  /** Calls ringing or going on, without the one asked about. */
  readonly simultaneous: number;
  /** Calls that came in within the last hour, without the one asked about. */
  readonly lastHour: number;
}

/** No call lasts longer (`maxDurationSeconds` of an agent); what seems to was never ended properly. */
const LONGEST_CALL_HOURS = 4;

export interface TrafficQuestion {
  readonly businessId: string;
  readonly forwarding: CallForwarding | undefined;
  /** The carrier may ask about one call again. */
  readonly callSid: string;
  readonly at: Date;
}

/** Counts the business's calls; null when no limit asks for it. Two calls at the same moment may not see each other. */
export async function countTraffic(db: Database, question: TrafficQuestion): Promise<CallTraffic | null> {
  const { businessId, forwarding, callSid, at } = question;
  if (!forwarding?.isEnabled || (forwarding.maxSimultaneousCalls === null && forwarding.maxCallsPerHour === null))
    return null;
  const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
  const [row] = await db
    .select({
      simultaneous: sql<number>`(count(*) filter (where ${calls.status} in ('ringing', 'in_progress')))::int`,
      lastHour: sql<number>`(count(*) filter (where ${calls.direction} <> 'outbound' and ${calls.startedAt} > ${hoursAgo(1).toISOString()}))::int`,
    })
    .from(calls)
    .where(
      and(
        eq(calls.businessId, businessId),
        gt(calls.startedAt, hoursAgo(LONGEST_CALL_HOURS)),
        sql`${calls.callSid} is distinct from ${callSid}`,
      ),
    );
  return row ?? null;
}
