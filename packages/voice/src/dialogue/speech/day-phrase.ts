import type { DateTime } from 'luxon';
import { spokenDay } from './spoken.ts';

/** The date as it stands in a sentence: "today", "tomorrow", "on Friday, November 28th". */
export function dayPhrase(date: string, today: DateTime): string {
  const day = spokenDay(date, today);
  return day === 'today' || day === 'tomorrow' ? day : `on ${day}`;
}
