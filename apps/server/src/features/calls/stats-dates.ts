import { type CallStatisticsQuery, MAX_STATISTICS_DAYS } from '@frontdesk/contract';
import { DateTime } from 'luxon';
import { AppError } from '../../app-error.ts';

const PERIOD_DAYS = { day: 1, week: 7, month: 30 } as const;

/** Whole days, both counted. */
export interface StatsDates {
  readonly period: 'day' | 'week' | 'month' | 'custom';
  readonly from: string;
  readonly to: string;
}

/** The days a question is about. Throws `validation_failed` when they are in the wrong order or too many. */
export function statsDates(query: CallStatisticsQuery, timezone: string, now: Date): StatsDates {
  const today = DateTime.fromJSDate(now, { zone: timezone }).toISODate() ?? '';
  const to = query.to ?? (query.from !== undefined && query.from > today ? query.from : today);
  const from = query.from ?? plusDays(to, 1 - PERIOD_DAYS[query.period]);
  const message = from > to ? 'must not be after to' : `must be less than ${MAX_STATISTICS_DAYS} days before to`;
  if (from > to || plusDays(from, MAX_STATISTICS_DAYS) <= to)
    throw new AppError('validation_failed', 'These dates cannot be used.', { problems: [{ field: 'from', message }] });
  return { period: query.from === undefined && query.to === undefined ? query.period : 'custom', from, to };
}

/** Every date from the first to the last. */
export function datesBetween({ from, to }: Pick<StatsDates, 'from' | 'to'>): string[] {
  const dates: string[] = [];
  for (let date = from; date <= to; date = plusDays(date, 1)) dates.push(date);
  return dates;
}

export function plusDays(date: string, days: number): string {
  return DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate() ?? '';
}
