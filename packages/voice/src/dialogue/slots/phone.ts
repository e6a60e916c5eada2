import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Found } from './found.ts';

const UNSAID: Readonly<Record<string, string>> = {
  oh: '0',
  o: '0',
  nought: '0',
  for: '4',
  fore: '4',
  to: '2',
  too: '2',
  ate: '8',
  won: '1',
  tree: '3',
  sex: '6',
};
const TIMES: Readonly<Record<string, number>> = { double: 2, triple: 3, treble: 3 };

/**
 * The digits said in normalised words, as one string: "415 5 5 5 oh 1 2 3" → "4155550123".
 * `double 5` is two fives; "for" and "to" count as digits only between others. Only a run of at least
 * `minDigits` counts. A leading `+` is kept.
 */
export function findDigits(words: string, minDigits: number): Found<string> | undefined {
  const tokens = [...words.matchAll(/\S+/g)];
  let best: { digits: string; start: number; end: number } | undefined;
  let run = { digits: '', start: 0, end: 0 };
  const close = () => {
    if (run.digits.replace('+', '').length > (best?.digits.length ?? 0)) best = run;
    run = { digits: '', start: 0, end: 0 };
  };
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    const word = token?.[0] ?? '';
    const next = tokens[index + 1]?.[0] ?? '';
    const times = TIMES[word];
    let digits: string | undefined;
    let last = token;
    if (times && /^\d$|^oh?$/.test(next)) {
      digits = (UNSAID[next] ?? next).repeat(times);
      last = tokens[index + 1];
      index++;
    } else if (/^\+?[\d.]+$/.test(word) && /\d/.test(word)) digits = word.replace(/\./g, '');
    else if (word === 'plus' && /^\d/.test(next)) digits = '+';
    else if (/^oh?$|^nought$/.test(word) && (run.digits !== '' || /^\d$/.test(next))) digits = '0';
    else if (UNSAID[word] && run.digits !== '' && /^(?:\d|oh$|o$|for$|to$)/.test(next)) digits = UNSAID[word];
    else if (/^hundred$/.test(word) && /\d$/.test(run.digits)) digits = '00';
    if (digits === undefined || !token || !last) {
      if (run.digits !== '' && !/^(?:and|uh|um|area|code|then|dash|-|\||it's|is)$/.test(word)) close();
      continue;
    }
    run = {
      digits: run.digits + digits,
      start: run.digits === '' ? token.index : run.start,
      end: last.index + last[0].length,
    };
  }
  close();
  if (!best || best.digits.replace('+', '').length < minDigits) return undefined;
  return { value: best.digits, start: best.start, end: best.end };
}

/** What digits amount to so far. */
export type PhoneProgress =
  | { readonly type: 'complete'; readonly number: string }
  | { readonly type: 'partial' }
  | { readonly type: 'too_long' };

/** Whether digits make a number, when those without a country code belong to `region`. */
export function phoneProgress(digits: string, region: CountryCode): PhoneProgress {
  const parsed = parsePhoneNumberFromString(digits, region);
  if (parsed?.isPossible() && /^\+[1-9]\d{6,14}$/.test(parsed.number))
    return { type: 'complete', number: parsed.number };
  const longest = region === 'US' || region === 'CA' ? 11 : 14;
  return digits.replace(/\D/g, '').length >= longest ? { type: 'too_long' } : { type: 'partial' };
}
