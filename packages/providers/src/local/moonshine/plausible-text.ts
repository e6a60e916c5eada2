import type { MoonshineResult } from './moonshine-worker.ts';

/** Real words, however short, were decoded with a mean probability above 0.5; noise that became words, below 0.4. */
const MIN_CONFIDENCE = 0.4;

/** What was said, tidied and in today's spelling (the model learned "to-morrow" and "good-by" from old books); empty when the model took noise for words. */
export function plausibleText({ text, confidence }: MoonshineResult): string {
  const tidy = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\.{2,}$/, '.')
    .replace(/\bto-(?=(?:day|night|morrow)\b)/gi, match => match.slice(0, -1))
    .replace(/\b(good)-bye?\b/gi, '$1bye');
  if (confidence < MIN_CONFIDENCE || !/[\p{L}\p{N}]/u.test(tidy) || isStutter(tidy)) return '';
  return tidy;
}

/** "I, i, i," and the like: one word of letters, at least three times, and nothing else. */
function isStutter(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  const [first = ''] = words;
  return words.length >= 3 && !/\p{N}/u.test(first) && !NUMBER_WORDS.has(first) && words.every(word => word === first);
}

/** Said three times over, these are a number, or a plea. */
const NUMBER_WORDS = new Set('zero oh one two three four five six seven eight nine no yes'.split(' '));
