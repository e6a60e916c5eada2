import { DateTime } from 'luxon';
import { COUNTED_GRAINS, type CountedGrain } from '../../../db/schema/call-counts.ts';

/** From an instant until before another; without a bound where one is absent. */
export interface TimeSpan {
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

/** A span that begins and ends where a month, day or quarter does; `each` call is to be looked at where it does not. */
export interface CountedSpan extends TimeSpan {
  readonly grain: CountedGrain | 'each';
}

/**
 * Divides a span into what is counted by the month, by the day, by the quarter of an hour, and the rest of less than a
 * quarter at either end (one rest of less than two where no whole quarter lies between). Nothing is in two of them; earlier spans come first. `coarsest` is the longest grain to use.
 */
export function countedSpans(span: TimeSpan, coarsest: CountedGrain = 'month'): CountedSpan[] {
  return divide(span, COUNTED_GRAINS.slice(COUNTED_GRAINS.indexOf(coarsest)));
}

function divide({ from, until }: TimeSpan, grains: readonly CountedGrain[]): CountedSpan[] {
  if (from && until && from >= until) return [];
  const [grain, ...finer] = grains;
  if (!grain) return [{ grain: 'each', from, until }];
  const first = from && startAtOrAfter(from, grain);
  const end = until && startOf(until, grain);
  if (first && end && first >= end) return divide({ from, until }, finer);
  return [
    ...(from ? divide({ from, until: first }, finer) : []),
    { grain, from: first, until: end },
    ...(until ? divide({ from: end, until }, finer) : []),
  ];
}

/** When the month, day or quarter after the one that begins here begins. */
export function endOf(start: Date, grain: CountedGrain): Date {
  const utc = DateTime.fromJSDate(start, { zone: 'utc' });
  if (grain === 'quarter_hour') return utc.plus({ minutes: 15 }).toJSDate();
  return utc.plus(grain === 'month' ? { months: 1 } : { days: 1 }).toJSDate();
}

function startOf(at: Date, grain: CountedGrain): Date {
  const utc = DateTime.fromJSDate(at, { zone: 'utc' });
  if (grain !== 'quarter_hour') return utc.startOf(grain).toJSDate();
  return utc
    .startOf('minute')
    .set({ minute: utc.minute - (utc.minute % 15) })
    .toJSDate();
}

function startAtOrAfter(at: Date, grain: CountedGrain): Date {
  const start = startOf(at, grain);
  return start.getTime() === at.getTime() ? start : endOf(start, grain);
}
