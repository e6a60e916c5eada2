import { spokenDigits } from './numbers.ts';
import type { Rule } from './rule.ts';

const EXTENSION = String.raw`(?:\s*(?:x|ext\.?|extension)\s*(\d{1,6}))?`;

function american(area: string, exchange: string, line: string, extension: string): string {
  const groups = [area, exchange, line].filter(Boolean).map(spokenDigits);
  if (extension) groups.push(`extension ${spokenDigits(extension)}`);
  return groups.join(', ');
}

/** Groups of an international number: the country code, then threes, the last group up to four. */
function international(digits: string): string {
  const groups: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    groups.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  groups.push(rest);
  return groups.filter(Boolean).map(spokenDigits).join(', ');
}

/** Telephone numbers are read digit by digit with a pause between groups; the American country code is left out. */
export const PHONE_NUMBER_RULES: readonly Rule[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![\w$€£.,-])(?:\+?1[\s.-]?)?(?:\((\d{3})\)\s?|(\d{3})[\s.-])(\d{3})[\s.-](\d{4})(?!\d)${EXTENSION}`,
      'g',
    ),
    speak: (_match, parenthesized, area, exchange, line, extension) =>
      american(parenthesized || area || '', exchange ?? '', line ?? '', extension ?? ''),
  },
  {
    pattern: new RegExp(String.raw`\+1(\d{3})(\d{3})(\d{4})(?!\d)${EXTENSION}`, 'g'),
    speak: (_match, area = '', exchange = '', line = '', extension = '') => american(area, exchange, line, extension),
  },
  {
    pattern: /\+(\d[\d\s().-]{6,17}\d)/g,
    speak: (_match, number = '') => `plus ${international(number.replace(/\D/g, ''))}`,
  },
  {
    pattern: new RegExp(String.raw`(?<![\w$€£.,-])(\d{3})[.-](\d{4})(?![\d-])${EXTENSION}`, 'g'),
    speak: (_match, exchange = '', line = '', extension = '') => american('', exchange, line, extension),
  },
  {
    pattern: /(?<![\w$€£.,-])(\d{3})(\d{3})(\d{4})(?![\w,-]|\.\d)/g,
    speak: (_match, area = '', exchange = '', line = '') => american(area, exchange, line, ''),
  },
  {
    pattern: /\b(?:ext\.?|extension)\s*(\d{1,6})\b/gi,
    speak: (_match, digits = '') => `extension ${spokenDigits(digits)}`,
  },
];
