import { spellLetters } from './letters.ts';
import { cardinal } from './numbers.ts';
import type { Rule } from './rule.ts';

const CLOCK = String.raw`([01]?\d|2[0-4])(?::([0-5]\d))?`;
const HALF = String.raw`([ap])\.?\s?m\b(\.(?=\s+[A-Z]|\s*$))?\.?`;

/** "7", "30", "p" → "seven thirty pee em"; on the 24-hour clock the half of the day is derived. */
function clockTime(hour: string, minute: string, half: string): string {
  const hours = Number(hour);
  let named = half.toLowerCase();
  if (!named && minute && (hours > 12 || hour === '00' || hours === 0 || hour.startsWith('0'))) {
    named = hours % 24 >= 12 ? 'p' : 'a';
  }
  const onTheHour = cardinal(String(hours % 12 || 12));
  const minutes = Number(minute || '0');
  const past = minutes === 0 ? '' : minutes < 10 ? ` oh ${cardinal(String(minutes))}` : ` ${cardinal(minute)}`;
  if (named) return `${onTheHour}${past} ${spellLetters(`${named}m`)}`;
  return minutes === 0 ? `${onTheHour} o'clock` : `${onTheHour}${past}`;
}

/** Times of day and spans between them: "5:30–9:30 PM" → "five thirty to nine thirty pee em". */
export const TIME_RULES: readonly Rule[] = [
  {
    pattern: new RegExp(String.raw`\b${CLOCK}(?:\s?([ap])\.?m\.?)?\s?(?:–|—|-|\bto\b)\s?${CLOCK}\s?${HALF}`, 'gi'),
    speak: (_match, hour1 = '', minute1 = '', half1 = '', hour2 = '', minute2 = '', half2 = '', stop = '') => {
      const start = half1 ? clockTime(hour1, minute1, half1) : withoutHalf(hour1, minute1);
      return `${start} to ${clockTime(hour2, minute2, half2)}${stop}`;
    },
  },
  {
    pattern: new RegExp(String.raw`(?<![\d:.,$€£])${CLOCK}\s?${HALF}`, 'gi'),
    speak: (_match, hour = '', minute = '', half = '', stop = '') => `${clockTime(hour, minute, half)}${stop}`,
  },
  {
    pattern: /(?<![\d:.,])([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?![\d:])Z?/g,
    speak: (_match, hour = '', minute = '') => clockTime(hour, minute, ''),
  },
  {
    pattern: /\b([ap])\.m\b(\.(?=\s+[A-Z]|\s*$))?\.?/gi,
    speak: (_match, half = '', stop = '') => `${spellLetters(`${half}m`)}${stop}`,
  },
];

function withoutHalf(hour: string, minute: string): string {
  const minutes = Number(minute || '0');
  const past = minutes === 0 ? '' : minutes < 10 ? ` oh ${cardinal(String(minutes))}` : ` ${cardinal(minute)}`;
  return `${cardinal(String(Number(hour) % 12 || 12))}${past}`;
}
