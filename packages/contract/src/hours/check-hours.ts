import { DateTime } from 'luxon';
import { type HoursException, type OpenInterval, WEEKDAYS, type WeeklyHours } from './schema.ts';

export interface HoursProblem {
  /** Where in `{ businessHours, hoursExceptions }`, such as `['businessHours', 'monday', 1]`. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Minutes after the midnight that begins the day; past 1440 on the next day. */
interface Span {
  readonly from: number;
  readonly until: number;
}

const DAY_MINUTES = 24 * 60;

/**
 * Everything wrong with a week and its dated exceptions that single fields do not show: openings that overlap, also
 * those that run past midnight into the next day's, and two exceptions for one date. Empty when all is well.
 */
export function findHoursProblems(weekly: WeeklyHours, exceptions: readonly HoursException[]): HoursProblem[] {
  return [...weeklyProblems(weekly), ...exceptionProblems(weekly, exceptions)];
}

function weeklyProblems(weekly: WeeklyHours): HoursProblem[] {
  return WEEKDAYS.flatMap((day, index) => {
    const before = weekly[WEEKDAYS[(index + 6) % 7] ?? day];
    const path = ['businessHours', day];
    return [...overlapsWithin(weekly[day], path), ...overlapsWithBefore(weekly[day], before, path)];
  });
}

function exceptionProblems(weekly: WeeklyHours, exceptions: readonly HoursException[]): HoursProblem[] {
  const byDate = new Map(exceptions.map(exception => [exception.date, exception.intervals]));
  const on = (date: DateTime): readonly OpenInterval[] => {
    const weekday = WEEKDAYS[date.weekday - 1];
    return byDate.get(date.toISODate() ?? '') ?? (weekday ? weekly[weekday] : []);
  };
  const seen = new Set<string>();
  return exceptions.flatMap(({ date, intervals }, index) => {
    const path = ['hoursExceptions', index];
    if (seen.has(date)) return [{ path: [...path, 'date'], message: 'There is another exception for this date.' }];
    seen.add(date);
    const day = DateTime.fromISO(date, { zone: 'utc' });
    const next = day.plus({ days: 1 });
    const isNextChecked = byDate.has(next.toISODate() ?? '');
    return [
      ...overlapsWithin(intervals, [...path, 'intervals']),
      ...overlapsWithBefore(intervals, on(day.minus({ days: 1 })), [...path, 'intervals']),
      ...(isNextChecked ? [] : overlapsWithAfter(intervals, on(next), [...path, 'intervals'])),
    ];
  });
}

function overlapsWithin(intervals: readonly OpenInterval[], path: readonly (string | number)[]): HoursProblem[] {
  const spans = intervals.map(toSpan);
  return spans.flatMap((span, index) =>
    spans.slice(0, index).some(earlier => overlap(earlier, span))
      ? [{ path: [...path, index], message: 'This opening overlaps another one of the day.' }]
      : [],
  );
}

function overlapsWithBefore(
  intervals: readonly OpenInterval[],
  dayBefore: readonly OpenInterval[],
  path: readonly (string | number)[],
): HoursProblem[] {
  const late = dayBefore.map(toSpan).map(span => ({ from: span.from - DAY_MINUTES, until: span.until - DAY_MINUTES }));
  return intervals.flatMap((interval, index) =>
    late.some(span => overlap(span, toSpan(interval)))
      ? [{ path: [...path, index], message: 'This opening overlaps the late opening of the day before.' }]
      : [],
  );
}

function overlapsWithAfter(
  intervals: readonly OpenInterval[],
  dayAfter: readonly OpenInterval[],
  path: readonly (string | number)[],
): HoursProblem[] {
  const next = dayAfter.map(toSpan).map(span => ({ from: span.from + DAY_MINUTES, until: span.until + DAY_MINUTES }));
  return intervals.flatMap((interval, index) =>
    next.some(span => overlap(span, toSpan(interval)))
      ? [{ path: [...path, index], message: 'This opening runs past midnight into the next day’s opening.' }]
      : [],
  );
}

function toSpan({ opens, closes }: OpenInterval): Span {
  const [from, until] = [toMinutes(opens), toMinutes(closes)];
  return { from, until: until <= from ? until + DAY_MINUTES : until };
}

function toMinutes(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}
