import { intervalsOn, type OpeningHours, WEEKDAYS } from '@frontdesk/contract';
import type { Found } from './found.ts';

/** A clock reading; `isAmbiguous` when the words left morning or evening open, and `minutes` is then before noon. */
export interface ClockReading {
  readonly minutes: number;
  readonly isAmbiguous: boolean;
}

const HOUR = '(1[0-2]|0?[1-9])';
const HALF_DAY = "(?: ?(am|pm)| o'?clock(?: (?:sharp|tonight))?)?";
const SPOKEN_MINUTES = '(00|05|10|15|20|25|30|35|40|45|50|55)';
const PAST: Readonly<Record<string, number>> = { quarter: 15, half: 30 };
const LEAD = '(?:at|around|about|by|for|like|say|maybe|after|to)';
const NOT_A_TIME =
  '(?! ?(?:people|persons?|guests?|adults?|kids?|children|of us|minutes?|min|days?|weeks?|hours?|years?|months?|bedrooms?|beds?|baths?|bathrooms?|am\\b.*people|%|dollars|thousand|tops|st\\b|nd\\b|rd\\b|th\\b))';

/**
 * Finds a time of day in normalised words. A bare hour counts only after "at", "around" and the like,
 * or when `isExpected`: then any lone number from one to twelve is an hour.
 */
export function findTime(words: string, isExpected: boolean): Found<ClockReading> | undefined {
  const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => ClockReading | undefined])[] = [
    [/\b(?:12 )?noon\b|\bmidday\b/, () => ({ minutes: 720, isAmbiguous: false })],
    [/\b(?:12 )?midnight\b/, () => ({ minutes: 0, isAmbiguous: false })],
    [
      new RegExp(
        `(?<!from )\\b(?:an? )?(5|10|20|25|quarter|half) (past|after|to|till|til|before|of) ${HOUR}\\b${HALF_DAY}`,
      ),
      ([, amount = '', side, hour, half]) => {
        const minutes = PAST[amount] ?? Number(amount);
        const sign = side === 'past' || side === 'after' ? 1 : -1;
        if (amount === 'half' && sign < 0) return undefined;
        return reading(Number(hour) * 60 + sign * minutes, half, words);
      },
    ],
    [/\b(1[3-9]|2[0-3])[:. ]([0-5]\d)\b/, ([, hour, minute]) => certain(Number(hour) * 60 + Number(minute))],
    [/\b(0\d):([0-5]\d)\b(?! ?pm)/, ([, hour, minute]) => certain(Number(hour) * 60 + Number(minute))],
    [
      new RegExp(`\\b${HOUR}[:.]([0-5]\\d)${HALF_DAY}`),
      ([, hour, minute, half]) => reading(Number(hour) * 60 + Number(minute), half, words),
    ],
    [
      new RegExp(`\\b${HOUR} (?:o'?clock )?${SPOKEN_MINUTES}\\b${NOT_A_TIME}${HALF_DAY}`),
      ([, hour, minute, half]) => reading(Number(hour) * 60 + Number(minute), half, words),
    ],
    [
      new RegExp(`\\b${HOUR} (?:o|oh|0) (5)\\b${HALF_DAY}`),
      ([, hour, minute, half]) => reading(Number(hour) * 60 + Number(minute), half, words),
    ],
    [new RegExp(`\\b${HOUR} ?(am|pm)\\b`), ([, hour, half]) => reading(Number(hour) * 60, half, words)],
    [
      new RegExp(
        `\\b${HOUR}(?: ?ish)? ?(?:o'?clock|oclock|ish\\b|in the (?:morning|evening|afternoon)|at night|sharp)`,
      ),
      ([, hour]) => reading(Number(hour) * 60, undefined, words),
    ],
    [
      new RegExp(
        `\\b${isExpected ? `(?:${LEAD} )?` : `${LEAD.replace('for|', '').replace('|to', '')} `}(?:like |around |about )?${HOUR}([0-5][05])\\b${NOT_A_TIME}`,
      ),
      ([, hour, minute]) => reading(Number(hour) * 60 + Number(minute), undefined, words),
    ],
    [
      new RegExp(`\\b(?:at|around|by|after) (?:like |around |about |maybe |say )?${HOUR}\\b${NOT_A_TIME}`),
      ([, hour]) => reading(Number(hour) * 60, undefined, words),
    ],
    [/\b(?:at|around) (?:ate)\b/, () => reading(8 * 60, undefined, words)],
  ];
  for (const [pattern, toReading] of patterns) {
    const match = pattern.exec(words);
    const value = match ? toReading(match) : undefined;
    if (match && value) return { value, start: match.index, end: match.index + match[0].length };
  }
  if (!isExpected) return undefined;
  const lone = new RegExp(`\\b(?:${LEAD} )?(?:${HOUR}|(1[3-9]|2[0-3])|(ate))\\b${NOT_A_TIME}`).exec(words);
  if (!lone) return undefined;
  const value = lone[2] ? certain(Number(lone[2]) * 60) : reading(Number(lone[1] ?? 8) * 60, undefined, words);
  return { value, start: lone.index, end: lone.index + lone[0].length };
}

function certain(minutes: number): ClockReading {
  return { minutes, isAmbiguous: false };
}

/** Minutes of a twelve-hour clock, made certain by "pm", "in the evening" and the like anywhere in the sentence. */
function reading(minutes: number, half: string | undefined, words: string): ClockReading {
  const morning = ((minutes % 720) + 720) % 720;
  if (half === 'am') return certain(morning);
  if (half === 'pm') return certain(morning + 720);
  if (/\b(?:morning|breakfast|a m)\b/.test(words)) return certain(morning);
  if (/\b(?:tonight|evening|afternoon|dinner|at night|p m|supper)\b/.test(words)) return certain(morning + 720);
  if (/\blunch\b/.test(words)) return certain(morning >= 10 * 60 ? morning : morning + 720);
  return { minutes: morning, isAmbiguous: true };
}

/**
 * The reading as `HH:MM`. An ambiguous one takes the half of the day in which the business is open on that date
 * (on any day of the week, while the date is unknown); where both or neither fit, the afternoon or evening.
 */
export function settleTime(clock: ClockReading, date: string | undefined, hours: OpeningHours): string {
  if (!clock.isAmbiguous) return hhmm(clock.minutes);
  const fits = (minutes: number) => isWithinHours(hours, date, hhmm(minutes));
  return hhmm(fits(clock.minutes) && !fits(clock.minutes + 720) ? clock.minutes : clock.minutes + 720);
}

/** Whether a local time falls in an opening of that date; without a date, of any day of the week. */
export function isWithinHours(hours: OpeningHours, date: string | undefined, time: string): boolean {
  const intervals = date === undefined ? WEEKDAYS.flatMap(day => hours.weekly[day]) : intervalsOn(hours, date);
  return intervals.some(({ opens, closes }) =>
    closes <= opens ? time >= opens || time < closes : time >= opens && time < closes,
  );
}

/** Minutes since midnight → `HH:MM`; wraps around the day. */
export function hhmm(minutes: number): string {
  const inDay = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
}
