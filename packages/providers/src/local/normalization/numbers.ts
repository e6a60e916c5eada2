import { ToWords } from 'to-words';

const english = new ToWords({ localeCode: 'en-US' });

const TENS_AND_ONES =
  /\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) (?=[a-z])(?!hundred|thousand|million|billion)/g;

/** The bare digits of a number as written, without grouping commas. */
export function plainDigits(written: string): string {
  return written.replace(/,/g, '');
}

/** "1,250" → "one thousand two hundred fifty". Twenty digits and more are read one by one. */
export function cardinal(written: string): string {
  const digits = plainDigits(written);
  if (digits.length > 19) return spokenDigits(digits);
  return hyphenated(english.convert(BigInt(digits)));
}

/** "21" → "twenty-first". */
export function ordinal(written: string): string {
  const digits = plainDigits(written);
  if (digits.length > 15) return spokenDigits(digits);
  return hyphenated(english.toOrdinal(Number(digits)));
}

/** "3.25" → "three point two five". */
export function decimal(whole: string, fraction: string): string {
  return `${cardinal(whole || '0')} point ${spokenDigits(fraction)}`;
}

/** "0155" → "zero one five five". */
export function spokenDigits(digits: string): string {
  return [...digits].map(digit => cardinal(digit)).join(' ');
}

/** Years and house numbers go by pairs: "1984" → "nineteen eighty-four", "2005" → "two thousand five". */
export function byPairs(digits: string): string {
  if (digits.length === 3) return leadingHundreds(digits);
  if (digits.length !== 4) return digits.length < 3 ? cardinal(digits) : spokenDigits(digits);
  const [high, low] = [digits.slice(0, 2), digits.slice(2)];
  if (digits[1] === '0' && digits[2] === '0') return cardinal(digits);
  if (low === '00') return `${cardinal(high)} hundred`;
  return `${cardinal(high)} ${low.startsWith('0') ? `oh ${cardinal(low)}` : cardinal(low)}`;
}

function leadingHundreds(digits: string): string {
  const low = digits.slice(1);
  if (low === '00') return cardinal(digits);
  return `${cardinal(digits.slice(0, 1))} ${low.startsWith('0') ? `oh ${cardinal(low)}` : cardinal(low)}`;
}

function hyphenated(words: string): string {
  return words.toLowerCase().replace(TENS_AND_ONES, '$1-');
}
