import type { CallStatistics, CallStatisticsQuery, CallStatus, Disposition } from '@frontdesk/contract';
import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import { datesBetween, plusDays, type StatsDates, statsDates } from './stats-dates.ts';

const FAILED: readonly CallStatus[] = ['failed', 'busy', 'no_answer', 'canceled'];

export interface CountCalls {
  readonly query: CallStatisticsQuery;
  /** Whose days are meant. IANA. */
  readonly timezone: string;
  readonly now: Date;
  /** Which businesses count; all the transaction shows when undefined. */
  readonly visible?: SQL | undefined;
}

export interface CountedCalls {
  readonly statistics: CallStatistics;
  readonly countOfBusiness: ReadonlyMap<string, number>;
}

/** What `group by` answers: one of the four is set, or none for all calls together. */
interface Group extends Record<string, unknown> {
  readonly part: 'all' | 'status' | 'disposition' | 'day' | 'business';
  readonly key: string | null;
  readonly calls: number;
  readonly seconds: number;
  readonly timed: number;
  readonly forwarded: number;
}

/** Counts calls in one pass over an index. Throws `validation_failed` for dates that cannot be used. */
export async function countCalls(db: Database, { query, timezone, now, visible }: CountCalls): Promise<CountedCalls> {
  const dates = statsDates(query, timezone, now);
  const where = and(visible, withinDates(dates, timezone), ...filters(query));
  const { rows } = await db.execute<Group>(sql`
    select case grouping(status, disposition, day, business_id)
             when 7 then 'status' when 11 then 'disposition' when 13 then 'day' when 14 then 'business' else 'all'
           end as part,
           coalesce(status, disposition, day, business_id::text) as key,
           count(*)::int as calls, coalesce(sum(seconds), 0)::float8 as seconds, count(seconds)::int as timed,
           (count(*) filter (where forwarded))::int as forwarded
      from (select ${calls.status} as status, ${calls.disposition} as disposition, ${calls.businessId} as business_id,
                   to_char(${calls.startedAt} at time zone ${timezone}::text, 'YYYY-MM-DD') as day,
                   ${calls.durationSeconds} as seconds, ${calls.forwarded} as forwarded
              from ${calls} where ${where}) as counted
     group by grouping sets ((), (status), (disposition), (day), (business_id))`);
  return { statistics: toStatistics(rows, dates, timezone), countOfBusiness: countsOf(rows, 'business') };
}

/** Midnight to midnight where the clocks of the zone say so, also when they change. */
function withinDates({ from, to }: StatsDates, timezone: string): SQL | undefined {
  const midnight = (date: string) => sql`(${date}::text::timestamp at time zone ${timezone}::text)`;
  return and(gte(calls.startedAt, midnight(from)), lt(calls.startedAt, midnight(plusDays(to, 1))));
}

function filters({ agentId, status, direction, disposition }: CallStatisticsQuery): (SQL | undefined)[] {
  return [
    agentId ? eq(calls.agentId, agentId) : undefined,
    status ? eq(calls.status, status) : undefined,
    direction ? eq(calls.direction, direction) : undefined,
    disposition ? eq(calls.disposition, disposition) : undefined,
  ];
}

function toStatistics(groups: readonly Group[], dates: StatsDates, timezone: string): CallStatistics {
  const all = groups.find(group => group.part === 'all');
  const byStatus = countsOf<CallStatus>(groups, 'status');
  const byDay = countsOf(groups, 'day');
  return {
    ...dates,
    timezone,
    totalCalls: all?.calls ?? 0,
    completedCalls: byStatus.get('completed') ?? 0,
    failedCalls: FAILED.reduce((sum, status) => sum + (byStatus.get(status) ?? 0), 0),
    forwardedCalls: all?.forwarded ?? 0,
    totalDurationSeconds: all?.seconds ?? 0,
    averageDurationSeconds: all?.timed ? all.seconds / all.timed : 0,
    callsByStatus: Object.fromEntries(byStatus),
    callsByDisposition: Object.fromEntries(countsOf<Disposition>(groups, 'disposition')),
    callsByDay: datesBetween(dates).map(date => ({ date, count: byDay.get(date) ?? 0 })),
  };
}

/** A call without a disposition is under none. */
function countsOf<Key extends string>(groups: readonly Group[], part: Group['part']): Map<Key, number> {
  return new Map(
    groups.flatMap(group => (group.part === part && group.key !== null ? [[group.key as Key, group.calls]] : [])),
  );
}
