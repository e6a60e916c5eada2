import { locale } from './locale.ts';

const clock = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
const shortDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const fullDate = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
const full = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'long' });

/** `6:32 PM`, in the reader's time zone. */
export function clockTime(instant: string): string {
  return clock.format(new Date(instant));
}

/** `Today`, `Yesterday`, or `Nov 19`, in the reader's time zone. */
export function dayName(instant: string, now: Date = new Date()): string {
  const date = new Date(instant);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (date.toDateString() === now.toDateString()) return 'Today';
  if (date.toDateString() === yesterday.toDateString()) return 'Yesterday';
  return shortDate.format(date);
}

/** Date, seconds and time zone, for who wants to know exactly. */
export function exactTime(instant: string): string {
  return full.format(new Date(instant));
}

/** A local calendar date such as `2026-11-21`, which belongs to no time zone: `Sat, Nov 21, 2026`. */
export function calendarDate(localDate: string): string {
  return fullDate.format(new Date(`${localDate}T00:00`));
}

/** `18:30` as the reader writes it. */
export function wallTime(localTime: string): string {
  return clock.format(new Date(`2000-01-01T${localTime}`));
}

/** Today's date where the business is, `2026-11-21`. */
export function todayIn(timezone: string, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(now);
}

/** Minutes since midnight where the business is. */
export function minuteOfDayIn(timezone: string, now: Date = new Date()): number {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', minute: '2-digit' }).format(now);
  return minuteOfDay(time);
}

/** `18:30` → 1110. */
export function minuteOfDay(localTime: string): number {
  const [hours = 0, minutes = 0] = localTime.split(':').map(Number);
  return hours * 60 + minutes;
}

/** 1110 → `18:30`; past midnight it begins again. */
export function timeOfMinute(minute: number): string {
  const hours = Math.floor(minute / 60) % 24;
  return `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
