import type { Rule } from './rule.ts';

/** Addresses on the internet, before their dots and signs could be taken for anything else. */
export const INTERNET_RULES: readonly Rule[] = [
  {
    pattern: /\b([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})\b/gi,
    speak: (_match, user = '', host = '') => `${dotted(user)} at ${dotted(host)}`,
  },
  {
    pattern:
      /\b(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:com|net|org|co|io|app|us|info|biz|edu|gov|restaurant|homes))((?:\/[\w-]+)*)\/?(?!\w)/gi,
    speak: (_match, host = '', path = '') => dotted(host) + path.replace(/\//g, ' slash ').replace(/[-_]/g, ' '),
  },
];

function dotted(written: string): string {
  return written.replace(/\./g, ' dot ').replace(/_/g, ' underscore ').replace(/-/g, ' dash ').replace(/\+/g, ' plus ');
}

/** Signs that have a name, spoken; what no voice can say, left out. */
export const SYMBOL_RULES: readonly Rule[] = [
  { pattern: /\s*&\s*/g, speak: () => ' and ' },
  { pattern: /\s*@\s*/g, speak: () => ' at ' },
  { pattern: /#/g, speak: () => ' number ' },
  { pattern: /\s*\+\s*/g, speak: () => ' plus ' },
  { pattern: /\s*=\s*/g, speak: () => ' equals ' },
  { pattern: /%/g, speak: () => ' percent ' },
  { pattern: /\$/g, speak: () => ' dollars ' },
  { pattern: /€/g, speak: () => ' euros ' },
  { pattern: /£/g, speak: () => ' pounds ' },
  { pattern: /°/g, speak: () => ' degrees ' },
  { pattern: /\band\s?\/\s?or\b/gi, speak: () => 'and or' },
  { pattern: /(?<=\p{L})\s*\/\s*(?=\p{L})/gu, speak: () => ' or ' },
  { pattern: /[()[\]{}]/g, speak: () => ', ' },
  { pattern: /[–—]|(?<=\s)-+(?=\s)/g, speak: () => ', ' },
  { pattern: /\.{2,}|…/g, speak: () => '… ' },
  // Everything but letters, the apostrophe and hyphen inside words, and the stops a voice pauses at.
  { pattern: /[^\p{L}\p{M}'\-\s.,!?;:…]/gu, speak: () => ' ' },
  { pattern: /(?<!\p{L}\p{M}*)['-]+|['-]+(?!\p{L})/gu, speak: match => (match.includes("'") ? "'" : ' ') },
];
