import { digitsForNumberWords } from './number-words.ts';

const FILLERS = /\b(?:um+|uh+|uhm|er+|erm|hmm+|mm+|ah|well|you know|i mean|like i said|let me see|let's see)\b/g;

/** Words as the matchers expect them: lower case, straight apostrophes, no punctuation but that inside numbers. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/\b([ap])\s?\.\s?m\b\.?/g, '$1m')
    .replace(/[–—]/g, ' ')
    .replace(/\bto-(?=day\b|night\b|morrow\b)/g, 'to')
    .replace(/(\p{L})-(?=\p{L})/gu, '$1 ')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/[^\p{L}\p{N}':/.$%+\- ]/gu, ' ')
    .replace(/[.:/](?!\d)|(?<!\d)[.:/]/g, ' ')
    .replace(/-/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `plainWords` without fillers, and with number words written as digits. */
export function normalise(text: string): string {
  const words = plainWords(text).replace(FILLERS, ' ').split(/\s+/).filter(Boolean);
  return digitsForNumberWords(words).join(' ');
}

/** The word without its plural, so that "reservations" fits "reservation". */
export function stem(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:sh|ch|x|ss)es$/.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1);
  return word;
}

/** The stems of a text's words. */
export function stems(text: string): string[] {
  return plainWords(text)
    .replace(/'s\b/g, '')
    .split(/[^\p{L}\p{N}']+/u)
    .filter(Boolean)
    .map(stem);
}
