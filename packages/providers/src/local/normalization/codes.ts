import { spellLetters } from './letters.ts';
import { cardinal, spokenDigits } from './numbers.ts';
import type { Rule } from './rule.ts';

/** Written in capitals and said letter by letter although they hold a vowel. */
const SPELLED = new Set(
  'HOA USA USB ATM ID AC AM PM UK EU ADA CEO NYC LA AI API FBI IOU IRS UPS VIP IPA ETA EV OJ ABC FAQ SUV ACH APR APY REO'.split(
    ' ',
  ),
);

const LETTER_OR_DIGIT_RUNS = /[A-Za-z]+|\d+/g;

/** A code is read sign by sign, with a short pause every three: "K7M2P" → "kay seven em, two pee". */
function spelled(code: string): string {
  const signs = [...code].map(sign => (/\d/.test(sign) ? spokenDigits(sign) : spellLetters(sign))).filter(Boolean);
  const groups: string[] = [];
  for (let start = 0; start < signs.length; start += 3) groups.push(signs.slice(start, start + 3).join(' '));
  return groups.join(', ');
}

/** "4B" → "four bee", "7up" → "seven up". */
function shortMix(token: string): string {
  return (token.match(LETTER_OR_DIGIT_RUNS) ?? [])
    .map(run => {
      if (/\d/.test(run)) return run.length <= 2 && !run.startsWith('0') ? cardinal(run) : spokenDigits(run);
      return run === run.toUpperCase() || run.length === 1 ? spellLetters(run) : run;
    })
    .join(' ');
}

/** Confirmation codes, mixes of letters and digits, and acronyms that are said letter by letter. */
export const CODE_RULES: readonly Rule[] = [
  {
    pattern:
      /\b(code|confirmation|reference|number|locator|PIN)((?:\s+(?:is|number|code))*[\s:]+)(?=[A-Z0-9-]*[A-Z])([A-Z0-9]{3,}(?:-[A-Z0-9]+)*)\b(?![a-z])/gi,
    speak: (match, word = '', between = '', code = '') =>
      /^[A-Z0-9-]+$/.test(code) ? `${word}${between}${spelled(code.replace(/-/g, ''))}` : match,
  },
  {
    pattern: /\b(code|PIN|confirmation|reference|order|ticket|locator)((?:\s+(?:is|number|code))*[\s:]+)(\d{4,})\b/gi,
    speak: (_match, word = '', between = '', digits = '') => `${word}${between}${spelled(digits)}`,
  },
  {
    pattern: /(?<![\w'’])(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z0-9]+(?:-(?=[A-Z0-9]*\d)[A-Z0-9]+)*(?![\w])/g,
    speak: match => {
      if (/^\d+(?:st|nd|rd|th|s)$/i.test(match)) return match;
      const bare = match.replace(/-/g, '');
      return bare.length > 3 && bare === bare.toUpperCase() ? spelled(bare) : shortMix(bare);
    },
  },
  {
    pattern: /(?<![\w'’.])([A-Z]{2,5})(s?)(?![\w])/g,
    speak: (match, letters = '', plural = '') => {
      const isSpelled = SPELLED.has(letters) || !/[AEIOUY]/.test(letters);
      return isSpelled && letters !== 'OK' ? `${spellLetters(letters)}${plural ? '’s' : ''}` : match;
    },
  },
  { pattern: /\b(?:[A-Z]\.){2,}/g, speak: match => spellLetters(match) },
];
