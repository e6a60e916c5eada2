/** How each letter is called. Words rather than letters, so that "A" is never taken for the article. */
const LETTER_NAMES: Readonly<Record<string, string>> = {
  a: 'ay',
  b: 'bee',
  c: 'cee',
  d: 'dee',
  e: 'ee',
  f: 'eff',
  g: 'gee',
  h: 'aitch',
  i: 'eye',
  j: 'jay',
  k: 'kay',
  l: 'ell',
  m: 'em',
  n: 'en',
  o: 'oh',
  p: 'pee',
  q: 'cue',
  r: 'ar',
  s: 'ess',
  t: 'tee',
  u: 'yoo',
  v: 'vee',
  w: 'double you',
  x: 'ex',
  y: 'why',
  z: 'zee',
};

/** "BBQ" → "bee bee cue". Anything that is not a letter from A to Z is left out. */
export function spellLetters(letters: string): string {
  return [...letters.toLowerCase()]
    .map(letter => LETTER_NAMES[letter] ?? '')
    .filter(Boolean)
    .join(' ');
}
