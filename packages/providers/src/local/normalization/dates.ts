import { byPairs, ordinal } from './numbers.ts';
import type { Rule } from './rule.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const WEEKDAYS: Readonly<Record<string, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  tues: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  thur: 'Thursday',
  thurs: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
const MONTH = String.raw`(January|February|March|April|May|June|July|August|September|October|November|December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)`;
const DAY = String.raw`(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:,?\s+((?:19|20)\d{2}))?`;
const WEEKDAY = 'Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun';

function monthNamed(written: string): string {
  const start = written.slice(0, 3).toLowerCase();
  return MONTHS.find(month => month.toLowerCase().startsWith(start)) ?? written;
}

function monthNumbered(number: string): string | undefined {
  return MONTHS[Number(number) - 1];
}

function spoken(month: string, day: string, year: string): string {
  return `${month} ${ordinal(day)}${year ? `, ${byPairs(year)}` : ''}`;
}

function weekday(written: string): string {
  return WEEKDAYS[written.toLowerCase()] ?? written;
}

/** Dates as Americans say them: "2026-11-21" and "11/21/2026" → "November twenty-first, twenty twenty-six". */
export const DATE_RULES: readonly Rule[] = [
  {
    pattern: /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?:T(?=\d))?(?![\d-])/g,
    speak: (match, year = '', month = '', day = '') => {
      const name = monthNumbered(month);
      return name && isDay(day) ? `${spoken(name, day, year)} ` : match;
    },
  },
  {
    pattern: /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?![\d/])/g,
    speak: (match, month = '', day = '', year = '') => {
      const name = monthNumbered(month);
      return name && isDay(day) ? spoken(name, day, year.length === 2 ? `20${year}` : year) : match;
    },
  },
  {
    pattern: new RegExp(String.raw`\b${MONTH}\s+${DAY}\s?(?:–|-|to)\s?${DAY}${YEAR}(?!\d|:|\s?[ap]\.?m)`, 'g'),
    speak: (_match, month = '', from = '', to = '', year = '') =>
      `${monthNamed(month)} ${ordinal(from)} to ${ordinal(to)}${year ? `, ${byPairs(year)}` : ''}`,
  },
  {
    pattern: new RegExp(String.raw`\b${MONTH}\s+${DAY}${YEAR}(?!\d|:\d|\s?[ap]\.?m\b|%)`, 'g'),
    speak: (_match, month = '', day = '', year = '') => spoken(monthNamed(month), day, year),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d:.,$])([Tt]he\s+)?${DAY}\s+(?:of\s+)?${MONTH}${YEAR}(?![\w])`, 'g'),
    speak: (_match, article = '', day = '', month = '', year = '') =>
      article
        ? `${article}${ordinal(day)} of ${monthNamed(month)}${year ? `, ${byPairs(year)}` : ''}`
        : spoken(monthNamed(month), day, year),
  },
  {
    pattern: new RegExp(String.raw`\b${MONTH},?\s+((?:19|20)\d{2})\b`, 'g'),
    speak: (_match, month = '', year = '') => `${monthNamed(month)} ${byPairs(year)}`,
  },
  {
    pattern: new RegExp(String.raw`\b(${WEEKDAY})\.?\s?[–-]\s?(${WEEKDAY})\b\.?`, 'g'),
    speak: (_match, from = '', to = '') => `${weekday(from)} to ${weekday(to)}`,
  },
  {
    pattern: new RegExp(
      String.raw`\b(${WEEKDAY})(?:\.(?=\s|,|$)|(?=,?\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|(?=,?\s\d))`,
      'g',
    ),
    speak: (_match, day = '') => weekday(day),
  },
  {
    pattern:
      /\b(in|since|from|until|by|before|after|year|established|est\.|summer|spring|fall|winter)\s((?:19|20)\d{2})(?![\w,.]\d|\w)/gi,
    speak: (_match, word = '', year = '') => `${word} ${byPairs(year)}`,
  },
  { pattern: /\b((?:19|20)\d)0s\b/g, speak: (_match, decade = '') => decadeName(decade) },
];

function isDay(day: string): boolean {
  return Number(day) >= 1 && Number(day) <= 31;
}

function decadeName(decade: string): string {
  const year = byPairs(`${decade}0`);
  return year.endsWith('y') ? `${year.slice(0, -1)}ies` : `${year}s`;
}
