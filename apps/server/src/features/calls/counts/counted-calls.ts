import type { CallDirection, CallStatus, Disposition } from '@frontdesk/contract';
import { and, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { callCounts, calls } from '../../../db/schema/index.ts';
import type { CountedSpan } from './counted-spans.ts';

/** What calls are counted by: a list or a count that asks for nothing else can be answered without reading them. */
export interface CountedFilters {
  readonly businessId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly status?: CallStatus | undefined;
  readonly direction?: CallDirection | undefined;
  readonly disposition?: Disposition | undefined;
}

/** Which businesses count; all that the transaction shows when it answers undefined. */
export type VisibleBusinesses = (businessId: AnyPgColumn) => SQL | undefined;

export interface WhichCalls {
  readonly filters: CountedFilters;
  readonly visible: VisibleBusinesses;
}

/** The columns of `countedCalls` that are wanted; from `call_counts`, and the same of a single call. */
const COLUMNS = {
  business_id: [callCounts.businessId, calls.businessId],
  status: [callCounts.status, calls.status],
  disposition: [callCounts.disposition, calls.disposition],
  calls: [callCounts.calls, sql`1`],
  forwarded: [callCounts.forwarded, sql`${calls.forwarded}::integer`],
  timed: [callCounts.timed, sql`(${calls.durationSeconds} is not null)::integer`],
  seconds: [callCounts.seconds, sql`coalesce(${calls.durationSeconds}, 0)`],
  responses: [callCounts.responses, sql`case when ${calls.endedAt} is not null then ${calls.responseCounts} end`],
} as const;
type Column = keyof typeof COLUMNS;

/**
 * Rows to be summed up, for `from (…)`: `starts_at` and the wanted columns of the counts in the spans, and of each call
 * where a span says so. Every span is a query of its own, so that each goes through an index.
 */
export function countedCalls(spans: readonly CountedSpan[], which: WhichCalls, wanted: readonly Column[]): SQL {
  const parts = spans.map(span => {
    const ofEach = span.grain === 'each';
    const columns = wanted.map(name => sql`${COLUMNS[name][ofEach ? 1 : 0]} as ${sql.identifier(name)}`);
    const table = ofEach ? calls : callCounts;
    const startsAt = ofEach ? calls.startedAt : callCounts.startsAt;
    const where = and(
      span.grain === 'each' ? undefined : eq(callCounts.grain, span.grain),
      span.from && gte(startsAt, span.from),
      span.until && lt(startsAt, span.until),
      which.visible(table.businessId),
      ...matching(table, which.filters),
    );
    // A call's instant is finer than what JavaScript can say.
    const shownStart = ofEach ? sql`date_trunc('milliseconds', ${startsAt})` : sql`${startsAt}`;
    return sql`select ${span.grain}::text as grain, ${shownStart} as starts_at, ${sql.join(columns, sql`, `)}
                 from ${table} where ${where ?? sql`true`}`;
  });
  if (parts.length > 0) return sql.join(parts, sql` union all `);
  return countedCalls([{ grain: 'each', from: new Date(0), until: new Date(0) }], which, wanted);
}

/** The filters on `calls`, or on their counts. */
export function matching(table: typeof calls | typeof callCounts, filters: CountedFilters): (SQL | undefined)[] {
  const { businessId, agentId, status, direction, disposition } = filters;
  return [
    businessId ? eq(table.businessId, businessId) : undefined,
    agentId ? eq(table.agentId, agentId) : undefined,
    status ? eq(table.status, status) : undefined,
    direction ? eq(table.direction, direction) : undefined,
    disposition ? eq(table.disposition, disposition) : undefined,
  ];
}
