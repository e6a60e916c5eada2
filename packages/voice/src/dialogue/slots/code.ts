import { normalise } from '../understanding/normalise.ts';

const SHORTEST = 4;
const LONGEST = 10;
/** Letters as recognisers write them when they are said alone. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  bee: 'b',
  be: 'b',
  see: 'c',
  sea: 'c',
  dee: 'd',
  gee: 'g',
  jay: 'j',
  kay: 'k',
  el: 'l',
  em: 'm',
  en: 'n',
  oh: 'o',
  pee: 'p',
  cue: 'q',
  queue: 'q',
  are: 'r',
  tea: 't',
  tee: 't',
  you: 'u',
  why: 'y',
  zee: 'z',
  zed: 'z',
  ex: 'x',
  eye: 'i',
  for: '4',
  to: '2',
  too: '2',
  ate: '8',
  won: '1',
};

/** A code said one letter or digit at a time, "a seven K two m as in Mary" → "A7K2M". Undefined when there is none. */
export function findCode(text: string): string | undefined {
  const words = normalise(text)
    .replace(/\b(\p{L}) (?:as in|like|for) \p{L}+/gu, '$1')
    .replace(/^(?:(?:the|my|a|it|it's|that's|code|confirmation|number|is|yes|sure|okay|i think) (?=.{4}))+/, match =>
      /\b(?:a|i)\s*$/.test(match) ? `${match.trim().slice(-1)} ` : '',
    );
  let code = '';
  for (const word of words.split(' ')) {
    if (/^\p{L}$/u.test(word) || /^\d+$/.test(word) || /^(?=.*\d)[a-z\d]+$/.test(word)) code += word;
    else if (code !== '' && LETTER_NAMES[word]) code += LETTER_NAMES[word];
    else if (code.length >= SHORTEST) break;
    else if (/^[a-z]{5}$/.test(word) && words.split(' ').length === 1) code = word;
    else code = '';
  }
  return code.length >= SHORTEST && code.length <= LONGEST ? code.toUpperCase() : undefined;
}
