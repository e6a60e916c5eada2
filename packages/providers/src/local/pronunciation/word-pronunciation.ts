import { dictionary } from 'cmu-pronouncing-dictionary';
import { spellLetters } from '../normalization/letters.ts';
import { isPhone, isVowel } from './arpabet.ts';
import type { LetterToSound } from './letter-to-sound.ts';
import { TRADE_LEXICON } from './trade-lexicon.ts';

/** Longer strings of letters are not words; they are spelled. */
const LONGEST_WORD = 30;
/** Words the model was asked for, so that a name said in every sentence costs once. Bounded: names come from callers. */
const MAX_REMEMBERED = 5000;

const VOICELESS = new Set(['P', 'T', 'K', 'F', 'TH']);
const SIBILANT = new Set(['S', 'Z', 'SH', 'ZH', 'CH', 'JH']);

const CLITICS: readonly (readonly [suffix: string, phones: string])[] = [
  ["n't", 'AH0 N T'],
  ["'ll", 'AH0 L'],
  ["'ve", 'V'],
  ["'re", 'ER0'],
  ["'d", 'D'],
  ["'m", 'M'],
];

/** Endings whose sound does not depend on the stem. */
const ENDINGS: readonly (readonly [suffix: string, phones: string])[] = [
  ['ing', 'IH0 NG'],
  ["in'", 'AH0 N'],
  ['ly', 'L IY0'],
  ['ness', 'N AH0 S'],
  ['ment', 'M AH0 N T'],
  ['less', 'L AH0 S'],
  ['ful', 'F AH0 L'],
  ['er', 'ER0'],
  ['ers', 'ER0 Z'],
  ['est', 'AH0 S T'],
];

/**
 * How one written word sounds, in ARPAbet: by the trade lexicon, the CMU dictionary, a stem of it, two words of it
 * written together, letter names for what is spelled, and at last by the letter-to-sound model.
 */
export class WordPronunciation {
  readonly #letterToSound: LetterToSound;
  readonly #remembered = new Map<string, string>();

  constructor(letterToSound: LetterToSound) {
    this.#letterToSound = letterToSound;
  }

  /** `written` keeps its capitals, which tell an acronym from a word. Words without a letter from A to Z give ''. */
  pronounce(written: string): string {
    const word = asciiLetters(written);
    const bare = word.toLowerCase();
    if (!/[a-z]/.test(bare)) return '';
    const isSpelled = (word.length === 1 && bare !== 'a' && bare !== 'i') || bare.length > LONGEST_WORD;
    if (isSpelled) return this.#spelled(bare);
    const known = inDictionary(bare) ?? derived(bare);
    if (known) return known;
    if (isAcronym(word) || !/[aeiouy]/.test(bare)) return this.#spelled(bare);
    return compound(bare) ?? this.#guess(bare);
  }

  #spelled(letters: string): string {
    return spellLetters(letters)
      .split(' ')
      .map(name => inDictionary(name) ?? '')
      .join(' ');
  }

  #guess(word: string): string {
    const remembered = this.#remembered.get(word);
    if (remembered !== undefined) return remembered;
    const possessive = /^(.+)'s$/.exec(word)?.[1];
    const guess = possessive
      ? withS(this.pronounce(possessive))
      : stressed(this.#letterToSound(word.replace(/[^a-z]/g, '')).filter(isPhone));
    if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
    this.#remembered.set(word, guess);
    return guess;
  }
}

function asciiLetters(written: string): string {
  return written
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .replace(/[łŁ]/g, 'l')
    .normalize('NFD')
    .replace(/[^A-Za-z']/g, '')
    .replace(/^'+(?=.*')|'+$/g, '');
}

function inDictionary(word: string): string | undefined {
  return TRADE_LEXICON.get(word) ?? (Object.hasOwn(dictionary, word) ? dictionary[word] : undefined);
}

function isAcronym(word: string): boolean {
  return word.length >= 2 && word.length <= 4 && word === word.toUpperCase();
}

/** Possessives, plurals, past tenses, contractions and common endings of words the dictionary has. */
function derived(word: string): string | undefined {
  for (const [clitic, phones] of CLITICS) {
    const stem = word.endsWith(clitic) ? inDictionary(word.slice(0, -clitic.length)) : undefined;
    if (stem) return `${stem} ${phones}`;
  }
  const plural = /^(.{2,}?)(?:'s|s'|s)$/.exec(word)?.[1];
  if (plural) {
    const stem = inDictionary(plural) ?? stemOfPlural(word);
    if (stem) return withS(stem);
  }
  if (word.endsWith('ed')) {
    const stem = stemBefore(word, 'ed');
    if (stem) return withEd(stem);
  }
  for (const [ending, phones] of ENDINGS) {
    const stem = word.endsWith(ending) ? stemBefore(word, ending) : undefined;
    if (stem) return `${stem} ${phones}`;
  }
  return undefined;
}

function stemOfPlural(word: string): string | undefined {
  if (word.endsWith('ies')) return inDictionary(`${word.slice(0, -3)}y`);
  return word.endsWith('es') ? inDictionary(word.slice(0, -2)) : undefined;
}

/** "baked" → "bake", "grilled" → "grill", "stirred" → "stir", "fried" → "fry". */
function stemBefore(word: string, ending: string): string | undefined {
  const stem = word.slice(0, -ending.length);
  if (stem.length < 3) return undefined;
  const undoubled = /([b-df-hj-np-tv-z])\1$/.test(stem) ? inDictionary(stem.slice(0, -1)) : undefined;
  const withY = stem.endsWith('i') ? inDictionary(`${stem.slice(0, -1)}y`) : undefined;
  return inDictionary(stem) ?? inDictionary(`${stem}e`) ?? undoubled ?? withY;
}

function withS(stem: string): string {
  const last = stem.split(' ').at(-1) ?? '';
  if (SIBILANT.has(last)) return `${stem} IH0 Z`;
  return `${stem} ${VOICELESS.has(last) ? 'S' : 'Z'}`;
}

function withEd(stem: string): string {
  const last = stem.split(' ').at(-1) ?? '';
  if (last === 'T' || last === 'D') return `${stem} IH0 D`;
  return `${stem} ${VOICELESS.has(last) || ['S', 'SH', 'CH'].includes(last) ? 'T' : 'D'}`;
}

/** "oakhurst" → oak + hurst: the split with the most even halves, the second said with less stress. */
function compound(word: string): string | undefined {
  const cuts = Array.from({ length: Math.max(0, word.length - 6) }, (_, index) => index + 3);
  cuts.sort((a, b) => Math.abs(a - word.length / 2) - Math.abs(b - word.length / 2));
  for (const cut of cuts) {
    const [first, second] = [inDictionary(word.slice(0, cut)), inDictionary(word.slice(cut))];
    if (first && second) return `${first} ${second.replace(/1/g, '2')}`;
  }
  return undefined;
}

/** A word has one main stress; where the model gave none, it lies on the first vowel. */
function stressed(phones: readonly string[]): string {
  if (phones.some(phone => phone.endsWith('1'))) return phones.join(' ');
  const first = phones.findIndex(isVowel);
  return phones.map((phone, index) => (index === first ? `${phone.slice(0, 2)}1` : phone)).join(' ');
}
