import { byPairs, cardinal, decimal, ordinal, plainDigits, spokenDigits } from './numbers.ts';
import type { Rule } from './rule.ts';

const AMOUNT = String.raw`(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?`;

const UNITS: readonly (readonly [written: string, one: string, many: string])[] = [
  [String.raw`(?:sq\.?|square)\s?(?:ft|feet|foot)\b\.?|sqft\b|ft²|SF\b`, 'square foot', 'square feet'],
  [String.raw`sq\.?\s?m\b|m²`, 'square meter', 'square meters'],
  [String.raw`sq\.?\s?mi\b`, 'square mile', 'square miles'],
  [String.raw`lbs?\b\.?`, 'pound', 'pounds'],
  [String.raw`oz\b\.?`, 'ounce', 'ounces'],
  [String.raw`ft\b\.?`, 'foot', 'feet'],
  [String.raw`yds?\b\.?`, 'yard', 'yards'],
  [String.raw`mi\b\.?`, 'mile', 'miles'],
  [String.raw`mph\b`, 'mile per hour', 'miles per hour'],
  [String.raw`km\b`, 'kilometer', 'kilometers'],
  [String.raw`cm\b`, 'centimeter', 'centimeters'],
  [String.raw`mm\b`, 'millimeter', 'millimeters'],
  [String.raw`kg\b`, 'kilogram', 'kilograms'],
  [String.raw`ml\b|mL\b`, 'milliliter', 'milliliters'],
  [String.raw`kWh\b`, 'kilowatt hour', 'kilowatt hours'],
  [String.raw`hrs?\b\.?`, 'hour', 'hours'],
  [String.raw`mins?\b\.?`, 'minute', 'minutes'],
  [String.raw`secs?\b\.?`, 'second', 'seconds'],
  [String.raw`°\s?F\b`, 'degree Fahrenheit', 'degrees Fahrenheit'],
  [String.raw`°\s?C\b`, 'degree Celsius', 'degrees Celsius'],
  ['°', 'degree', 'degrees'],
  [String.raw`(?:BR|BD|bd|br|bdrms?)\b\.?`, 'bedroom', 'bedrooms'],
  [String.raw`(?:BA|ba)\b\.?`, 'bath', 'baths'],
];

const FRACTION_NAMES: Readonly<Record<string, readonly [one: string, many: string]>> = {
  '2': ['half', 'halves'],
  '3': ['third', 'thirds'],
  '4': ['quarter', 'quarters'],
  '8': ['eighth', 'eighths'],
};
const VULGAR: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅛': '1/8',
};

/** A number with an optional fraction part, as words. Long runs of digits are names, not amounts, and are read one by one. */
export function spokenNumber(whole: string, fraction: string): string {
  if (fraction) return decimal(whole, fraction);
  const digits = plainDigits(whole);
  const isName =
    (digits.length > 1 && digits.startsWith('0')) ||
    (digits.length > 6 && !whole.includes(',') && !digits.endsWith('000'));
  return isName ? inThrees(digits) : cardinal(digits);
}

function inThrees(digits: string): string {
  const groups = digits.match(/\d{1,3}(?=(?:\d{3})*$)|\d{3}/g) ?? [digits];
  return (digits.length <= 5 ? [digits] : groups).map(spokenDigits).join(', ');
}

function simpleFraction(top: string, bottom: string, whole: string): string | undefined {
  const name = FRACTION_NAMES[bottom];
  if (!name || Number(top) >= Number(bottom) || top === '0') return undefined;
  if (whole) return `${cardinal(whole)} and ${top === '1' ? `a ${name[0]}` : `${cardinal(top)} ${name[1]}`}`;
  return `${cardinal(top)} ${name[top === '1' ? 0 : 1]}`;
}

const isOne = (whole: string, fraction: string) => whole === '1' && !fraction;

/** Percentages, measures, fractions, ordinals and ranges. */
export const QUANTITY_RULES: readonly Rule[] = [
  { pattern: /\b24\/7\b/g, speak: () => 'twenty-four seven' },
  {
    pattern: /(\d)?([½⅓⅔¼¾⅛])/g,
    speak: (_match, whole = '', sign = '') => `${whole ? `${whole} ` : ''}${VULGAR[sign] ?? ''}`,
  },
  {
    pattern: /(?<![\d/.,])(?:(\d+)\s)?(\d{1,2})\/(\d{1,2})(?![\d/])/g,
    speak: (match, whole = '', top = '', bottom = '') =>
      simpleFraction(top, bottom, whole) ??
      (match.includes('/') ? `${whole ? `${cardinal(whole)} ` : ''}${cardinal(top)} over ${cardinal(bottom)}` : match),
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,])${AMOUNT}\s?%?\s?[–-]\s?${AMOUNT}\s?(?:%|percent\b)`, 'g'),
    speak: (_match, low = '', lowFraction = '', high = '', highFraction = '') =>
      `${spokenNumber(low, lowFraction)} to ${spokenNumber(high, highFraction)} percent`,
  },
  {
    pattern: new RegExp(String.raw`${AMOUNT}\s?%`, 'g'),
    speak: (_match, whole = '', fraction = '') => `${spokenNumber(whole, fraction)} percent`,
  },
  { pattern: /\b(\d+)\s?(?:BR|BD)\s?\/\s?(?=\d+(?:\.\d+)?\s?BA\b)/gi, speak: (_match, beds = '') => `${beds} BR, ` },
  {
    pattern: /(?<![\d.,])(\d)'\s?(\d{1,2})(?!\d)/g,
    speak: (_match, feet = '', inches = '') => `${cardinal(feet)} foot ${cardinal(inches)}`,
  },
  ...UNITS.map(([written, one, many]) => ({
    pattern: new RegExp(String.raw`(?<![\d.,])(?:${AMOUNT}\s?[–-]\s?)?${AMOUNT}[\s-]?(?:${written})`, 'g'),
    speak: (_match: string, low = '', lowFraction = '', whole = '', fraction = '') => {
      const from = low ? `${spokenNumber(low, lowFraction)} to ` : '';
      return `${from}${spokenNumber(whole, fraction)} ${!low && isOne(whole, fraction) ? one : many}`;
    },
  })),
  { pattern: /\b(\d{1,3}(?:,\d{3})+|\d+)(?:st|nd|rd|th)\b/gi, speak: (_match, number = '') => ordinal(number) },
  { pattern: /(?:\b(?:No|Nos)\.|#)\s?(?=\d)/g, speak: () => 'number ' },
  {
    pattern: /(?<![\w.,-])(\d+(?:\.\d+)?)\s?[x×]\s?(?=\d)/g,
    speak: (_match, number = '') => `${number} by `,
  },
  {
    pattern: new RegExp(String.raw`(?<![\d.,-])${AMOUNT}\s?[–-]\s?${AMOUNT}(?![\d-])`, 'g'),
    speak: (_match, low = '', lowFraction = '', high = '', highFraction = '') =>
      `${spokenNumber(low, lowFraction)} to ${spokenNumber(high, highFraction)}`,
  },
  { pattern: /(?<![\w)\]])[-−](?=\d)/g, speak: () => 'minus ' },
];

/** Every number that no other rule has taken. */
export const NUMBER_RULES: readonly Rule[] = [
  { pattern: new RegExp(AMOUNT, 'g'), speak: (_match, whole = '', fraction = '') => spokenNumber(whole, fraction) },
];

/** House numbers, apartment numbers and post codes, which are names of places rather than amounts. */
export const ADDRESS_NUMBER_RULES: readonly Rule[] = [
  {
    pattern:
      /(?<![\w$€£.,-])(\d{3,5})(?=\s+(?:[NSEW]{1,2}\.?\s+)?(?:\d+(?:st|nd|rd|th)|[A-Z][\w'’.]*)(?:\s+[A-Z][\w'’]*){0,3}\s+(?:Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Highway|Parkway|Way|Terrace|Circle|Square|Plaza|Trail|Alley|Broadway)\b)/g,
    speak: (_match, number = '') => byPairs(number),
  },
  {
    pattern: /\b(Broadway|Room|Suite|Apartment|Unit|Gate)\s(\d{3,4})\b/g,
    speak: (_match, place = '', number = '') => `${place} ${byPairs(number)}`,
  },
];
