import { sql } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { COUNTED_GRAINS, type CountedGrain } from '../../../db/schema/call-counts.ts';
import { countedCalls, type WhichCalls } from './counted-calls.ts';
import { type CountedSpan, countedSpans, endOf, type TimeSpan } from './counted-spans.ts';

export interface FindPlace extends WhichCalls {
  /** Narrows the list. */
  readonly span: TimeSpan;
  readonly order: 'earliest first' | 'latest first';
  /** How many calls of the list come before the place. */
  readonly offset: number;
}

export interface PlaceInList {
  /** Calls in the whole list. */
  readonly total: number;
  /** The list from a little before the place on. */
  readonly span: TimeSpan;
  /** How many calls of that come before the place. */
  readonly skip: number;
}

/** Skipping fewer rows of an index takes no longer than another query. */
const CHEAP_SKIP = 500;

interface Counted extends TimeSpan {
  readonly grain: CountedSpan['grain'];
  readonly calls: number;
}

/**
 * Counts a list of calls and finds a place in it, however far down, from counts alone: first the month, then the day and
 * the quarter of an hour, until few calls are left to be skipped.
 */
export async function findPlace(db: Database, { span, order, offset, ...which }: FindPlace): Promise<PlaceInList> {
  let counted = await countBySpan(db, countedSpans(span), which);
  const total = counted.reduce((sum, { calls }) => sum + calls, 0);
  if (offset < CHEAP_SKIP || offset >= total) return { total, span, skip: offset };
  let place = { span, skip: offset };
  for (;;) {
    const found = skipWhole(order === 'latest first' ? counted.toReversed() : counted, place.skip);
    if (!found) return { total, ...place };
    const { from, until, grain } = found.in;
    place = { span: order === 'latest first' ? { ...span, until } : { ...span, from }, skip: found.skip };
    const finer = grain === 'each' ? undefined : COUNTED_GRAINS[COUNTED_GRAINS.indexOf(grain) + 1];
    if (place.skip < CHEAP_SKIP || !finer) return { total, ...place };
    counted = await countBySpan(db, countedSpans({ from, until }, finer), which);
  }
}

/** The one in which the place is, and how many of its calls are before it. */
function skipWhole(counted: readonly Counted[], offset: number): { in: Counted; skip: number } | undefined {
  let skip = offset;
  for (const one of counted) {
    if (skip < one.calls) return { in: one, skip };
    skip -= one.calls;
  }
  return undefined;
}

/** By month, day and quarter of an hour as the spans say, earliest first; those without calls are left out. */
async function countBySpan(db: Database, spans: readonly CountedSpan[], which: WhichCalls): Promise<Counted[]> {
  const { rows } = await db.execute<{ grain: CountedGrain | 'each'; starts_at: string; calls: number }>(sql`
    select grain, starts_at, sum(calls)::int as calls from (${countedCalls(spans, which, ['calls'])}) as counted
     group by grain, starts_at order by starts_at`);
  return rows.map(({ grain, starts_at, calls }) => {
    const from = new Date(starts_at);
    // What is not counted together is told apart by the millisecond, which is as fine as a bound can be.
    const until = grain === 'each' ? new Date(from.getTime() + 1) : endOf(from, grain);
    return { grain, from, until, calls };
  });
}
