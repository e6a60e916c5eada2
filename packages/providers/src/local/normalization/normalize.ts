import { ABBREVIATION_RULES } from './abbreviations.ts';
import { CODE_RULES } from './codes.ts';
import { DATE_RULES } from './dates.ts';
import { MONEY_RULES } from './money.ts';
import { PHONE_NUMBER_RULES } from './phone-numbers.ts';
import { ADDRESS_NUMBER_RULES, NUMBER_RULES, QUANTITY_RULES } from './quantities.ts';
import { applyRules, type Rule } from './rule.ts';
import { INTERNET_RULES, SYMBOL_RULES } from './symbols.ts';
import { TIME_RULES } from './times.ts';

const TYPOGRAPHY: readonly Rule[] = [
  { pattern: /\p{Cf}|\ufe0f/gu, speak: () => '' },
  { pattern: /[‘’ʼ´`]/g, speak: () => "'" },
  { pattern: /[“”«»"„]/g, speak: () => '' },
  { pattern: /[‐‑‒]/g, speak: () => '-' },
  { pattern: /\s+/g, speak: () => ' ' },
];

/** Spaces and stops as a writer would set them. */
const TIDY: readonly Rule[] = [
  { pattern: /\s+/g, speak: () => ' ' },
  { pattern: /\s+(?=[.,!?;:…])/g, speak: () => '' },
  { pattern: /([,;:])(?:\s*[,;:])+/g, speak: (_match, first = '') => first },
  { pattern: /[,;:]+(?=[.!?…])/g, speak: () => '' },
  { pattern: /([.!?…])\s*[,;:]+/g, speak: (_match, stop = '') => stop },
  { pattern: /([!?])(?:\s*[.!?])+|\.(?:\s*\.)+/g, speak: (_match, stop = '') => stop || '.' },
  { pattern: /^[\s,;:.…]+/g, speak: () => '' },
  { pattern: /([,;:!?…])(?=[^\s.,!?;:…])/g, speak: (_match, stop = '') => `${stop} ` },
];

// Most specific first: a phone number must not be eaten as a range, nor a date as a fraction.
const RULES: readonly Rule[] = [
  ...TYPOGRAPHY,
  ...INTERNET_RULES,
  ...PHONE_NUMBER_RULES,
  ...DATE_RULES,
  ...TIME_RULES,
  ...MONEY_RULES,
  ...ABBREVIATION_RULES,
  ...ADDRESS_NUMBER_RULES,
  ...QUANTITY_RULES,
  ...CODE_RULES,
  ...NUMBER_RULES,
  ...SYMBOL_RULES,
  ...TIDY,
];

/**
 * Written American English as words a voice can say: numbers, times, dates, money, phone numbers, measures, codes and
 * abbreviations spelled out. The result holds only letters, apostrophes, hyphens, spaces and the stops `. , ! ? ; : …`.
 * Plain words come back as they were. Text without anything to say gives ''.
 */
export function normalizeForSpeech(text: string): string {
  const spoken = applyRules(text.normalize('NFC'), RULES).trim();
  return /\p{L}/u.test(spoken) ? spoken : '';
}
