import {
  type CallStatistics,
  type CallStatisticsQuery,
  type CallStatus,
  type Disposition,
  type HourCalls,
  WEEKDAYS,
} from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { DateTime } from 'luxon';
import type { Database } from '../../db/connection.ts';
import { countedCalls, type VisibleBusinesses, type WhichCalls } from './counts/counted-calls.ts';
import { countedSpans, type TimeSpan } from './counts/counted-spans.ts';
import { RESPONSE_CLASSES, responseTimesOf } from './counts/response-times.ts';
import { datesBetween, plusDays, type StatsDates, statsDates } from './stats-dates.ts';

const FAILED: readonly CallStatus[] = ['failed', 'busy', 'no_answer', 'canceled'];

export interface CountCalls {
  readonly query: CallStatisticsQuery;
  /** Whose days are meant. IANA. */
  readonly timezone: string;
  readonly now: Date;
  readonly visible: VisibleBusinesses;
}

export interface CountedCalls {
  readonly statistics: CallStatistics;
  readonly countOfBusiness: ReadonlyMap<string, number>;
}

/** Counts calls, from what is counted as they are written. Throws `validation_failed` for dates that cannot be used. */
export async function countCalls(db: Database, { query, timezone, now, visible }: CountCalls): Promise<CountedCalls> {
  const dates = statsDates(query, timezone, now);
  const which = { filters: query, visible };
  const span = spanOf(dates, timezone);
  const groups = await sumUp(db, span, which);
  const hours = await countByHour(db, span, { ...which, timezone });
  const responses = await countResponses(db, span, which);
  const all = groups.find(group => group.part === 'all');
  const byStatus = countsOf<CallStatus>(groups, 'status');
  const byDay = Map.groupBy(hours, hour => hour.day);
  const statistics: CallStatistics = {
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
    callsByDay: datesBetween(dates).map(date => ({
      date,
      count: (byDay.get(date) ?? []).reduce((sum, { calls }) => sum + calls, 0),
    })),
    callsByHour: toHoursOfWeek(hours),
    responseTimes: responseTimesOf(responses),
  };
  return { statistics, countOfBusiness: countsOf(groups, 'business') };
}

/** Midnight to midnight where the clocks of the zone say so, also when they change. */
function spanOf({ from, to }: StatsDates, zone: string): TimeSpan {
  const midnight = (date: string) => DateTime.fromISO(date, { zone }).startOf('day').toJSDate();
  return { from: midnight(from), until: midnight(plusDays(to, 1)) };
}

/** What `group by` answers: one of the three is set, or none for all calls together. */
interface Group extends Record<string, unknown> {
  readonly part: 'all' | 'status' | 'disposition' | 'business';
  readonly key: string | null;
  readonly calls: number;
  readonly seconds: number;
  readonly timed: number;
  readonly forwarded: number;
}

async function sumUp(db: Database, span: TimeSpan, which: WhichCalls): Promise<readonly Group[]> {
  const counted = countedCalls(countedSpans(span), which, [
    'business_id',
    'status',
    'disposition',
    'calls',
    'forwarded',
    'timed',
    'seconds',
  ]);
  const { rows } = await db.execute<Group>(sql`
    select case grouping(status, disposition, business_id)
             when 3 then 'status' when 5 then 'disposition' when 6 then 'business' else 'all'
           end as part,
           coalesce(status, disposition, business_id::text) as key, coalesce(sum(calls), 0)::int as calls,
           coalesce(sum(seconds), 0)::float8 as seconds, coalesce(sum(timed), 0)::int as timed,
           coalesce(sum(forwarded), 0)::int as forwarded
      from (${counted}) as counted
     group by grouping sets ((), (status), (disposition), (business_id))`);
  return rows;
}

interface Hour extends Record<string, unknown> {
  /** A date in the zone. */
  readonly day: string;
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly calls: number;
}

/** Hours without calls are left out. */
async function countByHour(
  db: Database,
  span: TimeSpan,
  { timezone, ...which }: WhichCalls & { readonly timezone: string },
): Promise<readonly Hour[]> {
  // By the quarter first: of these there are few, and only they have to be taken to the zone.
  const { rows } = await db.execute<Hour>(sql`
    select to_char(local, 'YYYY-MM-DD') as day, extract(isodow from local)::int as weekday,
           extract(hour from local)::int as hour, sum(calls)::int as calls
      from (select starts_at at time zone ${timezone}::text as local, sum(calls) as calls
              from (${countedCalls(countedSpans(span, 'quarter_hour'), which, ['calls'])}) as counted
             group by starts_at) as quarters
     group by 1, 2, 3`);
  return rows;
}

/** How many responses there were of each class of time. */
async function countResponses(db: Database, span: TimeSpan, which: WhichCalls): Promise<readonly number[]> {
  const places = Array.from({ length: RESPONSE_CLASSES }, (_, index) =>
    sql.raw(`coalesce(sum(responses[${index + 1}]), 0)::int`),
  );
  const { rows } = await db.execute<{ counts: number[] }>(sql`
    select array[${sql.join(places, sql`, `)}] as counts
      from (${countedCalls(countedSpans(span), which, ['responses'])}) as counted`);
  return rows[0]?.counts ?? [];
}

function toHoursOfWeek(hours: readonly Hour[]): HourCalls[] {
  const counts = new Map<string, number>();
  for (const { weekday, hour, calls } of hours) {
    const key = `${weekday} ${hour}`;
    counts.set(key, (counts.get(key) ?? 0) + calls);
  }
  return WEEKDAYS.flatMap((weekday, index) =>
    Array.from({ length: 24 }, (_, hour) => ({ weekday, hour, count: counts.get(`${index + 1} ${hour}`) ?? 0 })),
  );
}

/** A call without a disposition is under none. */
function countsOf<Key extends string>(groups: readonly Group[], part: Group['part']): Map<Key, number> {
  return new Map(
    groups.flatMap(group => (group.part === part && group.key !== null ? [[group.key as Key, group.calls]] : [])),
  );
}
