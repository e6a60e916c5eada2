import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { sqlState } from '../../db/retry-transaction.ts';
import { calls } from '../../db/schema/index.ts';

/** How busy a business is, on all nodes together. */
export interface CallTraffic {
  /** Calls ringing or going on, without those that were sent elsewhere and those that only leave a message. */
  readonly simultaneous: number;
  /** Calls that came in within the last hour. */
  readonly lastHour: number;
}

/** No call lasts longer (`maxDurationSeconds` of an agent); what seems to was never ended properly. */
const LONGEST_CALL_HOURS = 4;

export interface TrafficQuestion {
  readonly businessId: string;
  /** The call asked about, which does not count: the carrier may ask about one call again. */
  readonly callSid: string | null;
  readonly at: Date;
}

/** Counts the business's calls. Two that come at the same moment see each other only under `lockTraffic`. */
export async function countTraffic(
  db: Pick<Database, 'select'>,
  { businessId, callSid, at }: TrafficQuestion,
): Promise<CallTraffic> {
  const hoursAgo = (hours: number) => new Date(at.getTime() - hours * 3_600_000);
  const [row] = await db
    .select({
      // What was decided for somebody else than the agent carries its disposition from the start.
      simultaneous: sql<number>`(count(*) filter (where ${calls.status} in ('ringing', 'in_progress') and ${calls.disposition} is null))::int`,
      lastHour: sql<number>`(count(*) filter (where ${calls.direction} <> 'outbound' and ${calls.startedAt} > ${hoursAgo(1).toISOString()}))::int`,
    })
    .from(calls)
    .where(
      and(
        eq(calls.businessId, businessId),
        gt(calls.startedAt, hoursAgo(LONGEST_CALL_HOURS)),
        callSid === null ? undefined : sql`${calls.callSid} is distinct from ${callSid}`,
      ),
    );
  return row ?? { simultaneous: 0, lastHour: 0 };
}

/** More than anybody lets through: so many call at once that they cannot be counted one after the other. */
export const UNCOUNTABLE: CallTraffic = { simultaneous: Number.MAX_SAFE_INTEGER, lastHour: Number.MAX_SAFE_INTEGER };

/** PostgreSQL: lock_not_available. */
const LOCK_NOT_AVAILABLE = '55P03';

/** Whether `lockTraffic` gave up because the others took too long. */
export const isCrowded = (error: unknown): boolean => sqlState(error) === LOCK_NOT_AVAILABLE;

/** A caller waits meanwhile; past this every limit counts as reached. */
const LOCK_LIMIT = '1500ms';

/**
 * Lets calls of one business be counted and written one after the other, on all nodes, until the transaction ends: two
 * that arrive at the same instant do not both take the last place. Throws when the others take too long.
 */
export async function lockTraffic(transaction: Pick<Database, 'execute'>, businessId: string): Promise<void> {
  await transaction.execute(sql`select set_config('lock_timeout', ${LOCK_LIMIT}, true)`);
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`traffic:${businessId}`}, 0))`);
}
