/**
 * The dictionary's ARPAbet as Kokoro's letters: the American part of the misaki alphabet, in which capitals stand for
 * diphthongs (A: day, I: my, W: now, Y: boy, O: go) and `T` for the tapped t of "party".
 */
const CONSONANTS: Readonly<Record<string, string>> = {
  B: 'b',
  CH: 'ʧ',
  D: 'd',
  DH: 'ð',
  F: 'f',
  G: 'ɡ',
  HH: 'h',
  JH: 'ʤ',
  K: 'k',
  L: 'l',
  M: 'm',
  N: 'n',
  NG: 'ŋ',
  P: 'p',
  R: 'ɹ',
  S: 's',
  SH: 'ʃ',
  T: 't',
  TH: 'θ',
  V: 'v',
  W: 'w',
  Y: 'j',
  Z: 'z',
  ZH: 'ʒ',
};

const VOWELS: Readonly<Record<string, string>> = {
  AA: 'ɑ',
  AE: 'æ',
  AH: 'ʌ',
  AO: 'ɔ',
  AW: 'W',
  AY: 'I',
  EH: 'ɛ',
  ER: 'ɜɹ',
  EY: 'A',
  IH: 'ɪ',
  IY: 'i',
  OW: 'O',
  OY: 'Y',
  UH: 'ʊ',
  UW: 'u',
};

const STRESS: Readonly<Record<string, string>> = { '1': 'ˈ', '2': 'ˌ' };

/** Vowel letters of the result, for deciding how "the" and "to" sound before a word. */
export const STARTS_WITH_VOWEL = /^[ˈˌ]?[ɑæʌɔWIɛɜAɪiOYʊuəɐᵊᵻ]/;

export function isVowel(phone: string): boolean {
  return phone.slice(0, 2) in VOWELS;
}

/** True for every phone this alphabet knows, such as `K` or `AE1`. */
export function isPhone(phone: string): boolean {
  return phone in CONSONANTS || (/^[A-Z]{2}[012]$/.test(phone) && isVowel(phone));
}

/** "W AO1 T ER0" → "wˈɔTəɹ". Phones it does not know are left out. */
export function kokoroPhonemes(arpabet: string): string {
  const phones = arpabet.split(' ');
  return phones.map((phone, index) => letterFor(phone, phones[index - 1] ?? '', phones.slice(index + 1))).join('');
}

function letterFor(phone: string, before: string, [after = '', afterNext = '']: readonly string[]): string {
  if (phone === 'T' && isTapped(before, after, afterNext)) return 'T';
  const consonant = CONSONANTS[phone];
  if (consonant) return consonant;
  const base = phone.slice(0, 2);
  const stress = phone.charAt(2);
  if (stress === '0' && base === 'ER') return 'əɹ';
  if (stress === '0' && base === 'AH') return after === 'L' && before !== '' && !isVowel(before) ? 'ᵊ' : 'ə';
  const vowel = VOWELS[base];
  return vowel ? `${STRESS[stress] ?? ''}${vowel}` : '';
}

/** Between vowels, or after r, a t before an unstressed vowel is tapped; before a syllabic n it is not ("button"). */
function isTapped(before: string, after: string, afterNext: string): boolean {
  const isBeforeSyllabicN = after === 'AH0' && afterNext === 'N';
  return (isVowel(before) || before === 'R') && isVowel(after) && after.endsWith('0') && !isBeforeSyllabicN;
}
