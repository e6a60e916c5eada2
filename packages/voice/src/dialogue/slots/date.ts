import * as chrono from 'chrono-node';
import { DateTime } from 'luxon';
import type { Found } from './found.ts';

const WEEKDAY = '(monday|tuesday|wednesday|thursday|friday|saturday|sunday)';
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Days of fixed date that callers name. Month and day. */
const HOLIDAYS: readonly (readonly [RegExp, number, number])[] = [
  [/\bchristmas eve\b/, 12, 24],
  [/\bchristmas(?: day)?\b/, 12, 25],
  [/\bnew year'?s eve\b/, 12, 31],
  [/\bnew year'?s(?: day)?\b/, 1, 1],
  [/\bvalentine'?s(?: day)?\b/, 2, 14],
  [/\bhalloween\b/, 10, 31],
];

/** Finds a calendar date in normalised words, as `YYYY-MM-DD`; days without a year lie ahead of `now`. */
export function findDate(words: string, now: DateTime): Found<string> | undefined {
  return (
    dayAfterTomorrow(words, now) ??
    weekFromDay(words, now) ??
    weekdayWithNumber(words, now) ??
    holiday(words, now) ??
    byChrono(words, now) ??
    numberedDay(words, now)
  );
}

function dayAfterTomorrow(words: string, now: DateTime): Found<string> | undefined {
  return foundAs(/\b(?:the )?day after tomorrow\b/.exec(words), now.plus({ days: 2 }));
}

/** "A week from Friday", "Friday week", "two weeks from today". */
function weekFromDay(words: string, now: DateTime): Found<string> | undefined {
  const match = new RegExp(`\\b(?:(a|1|2|3) weeks? from (?:${WEEKDAY}|today|tomorrow)|${WEEKDAY} week)\\b`).exec(words);
  if (!match) return undefined;
  const weekday = match[2] ?? match[3];
  const start = weekday ? nextWeekday(now, weekday) : match[0].endsWith('tomorrow') ? now.plus({ days: 1 }) : now;
  return foundAs(match, start.plus({ weeks: Number(match[1]?.replace('a', '1') ?? 1) }));
}

/** "Friday the 28th": the number decides, in the nearest month where it falls on that weekday, else the nearest. */
function weekdayWithNumber(words: string, now: DateTime): Found<string> | undefined {
  const match = new RegExp(
    `\\b(?:this |next )?${WEEKDAY},? (?:the )?(\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:of )?${MONTH})`,
  ).exec(words);
  if (!match) return undefined;
  const weekday = DAYS.indexOf(match[1] ?? '') + 1;
  const candidates = monthDays(now, Number(match[2]));
  return foundAs(match, candidates.slice(0, 3).find(day => day.weekday === weekday) ?? candidates[0]);
}

function holiday(words: string, now: DateTime): Found<string> | undefined {
  const giving = /\bthanksgiving(?: day)?\b/.exec(words);
  if (giving) {
    const inYear = (year: number) => {
      const first = DateTime.fromObject({ year, month: 11, day: 1 }, { zone: now.zone });
      return first.plus({ days: ((4 - first.weekday + 7) % 7) + 21 });
    };
    const thisYear = inYear(now.year);
    return foundAs(giving, thisYear < now.startOf('day') ? inYear(now.year + 1) : thisYear);
  }
  for (const [pattern, month, day] of HOLIDAYS) {
    const match = pattern.exec(words);
    if (!match) continue;
    const thisYear = now.set({ month, day });
    return foundAs(match, thisYear < now.startOf('day') ? thisYear.plus({ years: 1 }) : thisYear);
  }
  return undefined;
}

function byChrono(words: string, now: DateTime): Found<string> | undefined {
  const reference = { instant: now.toJSDate(), timezone: now.offset };
  for (const result of chrono.parse(words, reference, { forwardDate: true })) {
    // "sat", "may", "now" and bare years or hours are words of other sentences more often than dates.
    if (/^(?:sat|sun|mon|wed|thu|fri|tue|may|march|mar|now|dec|jan|this|next)$/.test(result.text)) continue;
    if (!result.start.isCertain('day') && !result.start.isCertain('weekday')) continue;
    if (/\b(?:minute|hour|second|min)s?\b/.test(result.text)) continue;
    const day = DateTime.fromObject(
      {
        year: result.start.get('year') ?? now.year,
        month: result.start.get('month') ?? now.month,
        day: result.start.get('day') ?? now.day,
      },
      { zone: now.zone },
    );
    if (!day.isValid) continue;
    return { value: day.toFormat('yyyy-MM-dd'), start: result.index, end: result.index + result.text.length };
  }
  return undefined;
}

/** "The 28th", or "the 1st". */
function numberedDay(words: string, now: DateTime): Found<string> | undefined {
  const match = /\b(?:the |on )?(\d{1,2})(?:st|nd|rd|th)\b(?! (?:one|option|time|street|avenue|floor))/.exec(words);
  return match ? foundAs(match, monthDays(now, Number(match[1]))[0]) : undefined;
}

/** The coming days with that number in their month. */
function monthDays(now: DateTime, day: number): DateTime[] {
  return [0, 1, 2, 3, 4]
    .map(months => now.startOf('month').plus({ months }).set({ day }))
    .filter(date => date.day === day && date >= now.startOf('day'));
}

function nextWeekday(now: DateTime, name: string): DateTime {
  return now.plus({ days: (DAYS.indexOf(name) + 1 - now.weekday + 7) % 7 });
}

function foundAs(match: RegExpExecArray | null, day: DateTime | undefined): Found<string> | undefined {
  if (!match || !day) return undefined;
  return { value: day.toFormat('yyyy-MM-dd'), start: match.index, end: match.index + match[0].length };
}
