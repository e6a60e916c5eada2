/** Small words as they sound inside a sentence, unstressed, where the dictionary gives the form they have alone. */
const WEAK_FORMS: Readonly<Record<string, string>> = {
  a: 'ɐ',
  an: 'ɐn',
  and: 'ænd',
  are: 'ɑɹ',
  as: 'æz',
  at: 'æt',
  be: 'bi',
  been: 'bɪn',
  but: 'bʌt',
  by: 'bI',
  can: 'kæn',
  could: 'kʊd',
  for: 'fɔɹ',
  from: 'fɹʌm',
  had: 'hæd',
  has: 'hæz',
  have: 'hæv',
  he: 'hi',
  her: 'hɜɹ',
  him: 'hɪm',
  his: 'hɪz',
  i: 'ˌI',
  if: 'ɪf',
  in: 'ɪn',
  is: 'ɪz',
  it: 'ɪt',
  "it's": 'ɪts',
  its: 'ɪts',
  me: 'mˌi',
  my: 'mI',
  not: 'nˌɑt',
  of: 'ʌv',
  on: 'ˌɔn',
  or: 'ɔɹ',
  our: 'ˌWəɹ',
  she: 'ʃi',
  should: 'ʃʊd',
  so: 'sˌO',
  than: 'ðæn',
  that: 'ðæt',
  their: 'ðɛɹ',
  them: 'ðɛm',
  they: 'ðA',
  this: 'ðˌɪs',
  was: 'wʌz',
  we: 'wi',
  were: 'wɜɹ',
  what: 'wˌʌt',
  will: 'wɪl',
  with: 'wɪð',
  would: 'wʊd',
  you: 'ju',
  your: 'jʊɹ',
};

/**
 * The weak form of a small word, or undefined for words that keep their stress. "the" and "to" depend on the sound that
 * follows; at the end of a phrase small words are said in full.
 */
export function weakForm(word: string, nextStartsWithVowel: boolean, endsPhrase: boolean): string | undefined {
  if (word === 'the') return nextStartsWithVowel ? 'ði' : 'ðə';
  if (word === 'to') return endsPhrase || nextStartsWithVowel ? 'tu' : 'tə';
  if (endsPhrase && word !== 'a' && word !== 'an') return undefined;
  return WEAK_FORMS[word];
}
