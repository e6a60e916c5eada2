import type { OpenInterval, OpeningHours, Weekday } from '@frontdesk/contract';

const SUNDAY_FIRST: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Of a local date, `2026-11-21`. */
export function weekdayOf(date: string): Weekday {
  return SUNDAY_FIRST[new Date(`${date}T00:00Z`).getUTCDay()] ?? 'monday';
}

/** The openings of a local date: its exception's where there is one, else the weekday's. */
export function intervalsOn(hours: OpeningHours, date: string): readonly OpenInterval[] {
  const exception = hours.exceptions.find(entry => entry.date === date);
  return exception ? exception.intervals : hours.weekly[weekdayOf(date)];
}
