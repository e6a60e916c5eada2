import { describe, expect, test } from 'vitest';
import { normalizeForSpeech } from '../normalization/normalize.ts';
import { pronounceText } from './pronounce.ts';
import { WordPronunciation } from './word-pronunciation.ts';

/** Stands for the model: says which word it was asked for, so that a test sees when the dictionary was enough. */
const asked: string[] = [];
const dictionary = new WordPronunciation(word => {
  asked.push(word);
  return ['Z', 'IY0', 'B', 'AH0'];
});
const say = (text: string) => pronounceText(text, dictionary).phonemes;

describe('words inside a sentence', () => {
  test.each([
    ['Sure, for what day?', 'ʃˈʊɹ, fɔɹ wˌʌt dˈA?'],
    ['The only table near the bar.', 'ði ˈOnli tˈAbᵊl nˈɪɹ ðə bˈɑɹ.'],
    ['What is it for?', 'wˌʌt ɪz ɪt fˈɔɹ?'],
    ['the party at thirty', 'ðə pˈɑɹTi æt θˈɜɹTi'],
    ['button', 'bˈʌtən'],
  ])('%s', (text, phonemes) => {
    expect(say(text)).toBe(phonemes);
  });
});

describe('words the dictionary lacks', () => {
  test('are built from the stem where there is one', () => {
    asked.length = 0;
    expect(say("Margherita's")).toBe('mˌɑɹɡəɹˈiTəz');
    expect(say('harborview')).toBe('hˈɑɹbəɹvjˌu');
    expect(say('jalapeño crème brûlée')).toBe('hˌæləpˈinjO kɹˈɛm bɹulˈA');
    expect(asked).toEqual([]);
  });

  test('are spelled when they are letters rather than words', () => {
    expect(say('MLS')).toBe('ˈɛmˈɛlˈɛs');
  });

  test('go to the model at last, once, and get a main stress', () => {
    asked.length = 0;
    expect(say('Xqorblat')).toBe('zˈibə');
    expect(say("Xqorblat's")).toContain('zˈibə');
    expect(asked).toEqual(['xqorblat']);
  });
});

test('a word that is a thing and an act is told by the word before it', () => {
  expect(say('We close at ten')).toContain('klˈOz');
  expect(say("It's close to you")).toContain('klˈOs');
  expect(say('to record')).not.toBe(say('the record'));
});

test('a spelled code is heard sign by sign', () => {
  expect(say(normalizeForSpeech('code K7M2P'))).toBe('kˈOd kˈA sˈɛvən ˈɛm, tˈu pˈi');
});

test('every word knows its place among the phonemes', () => {
  const { phonemes, words } = pronounceText('Hello there, Ana.', dictionary);
  expect(words.map(word => word.text)).toEqual(['Hello', 'there', 'Ana']);
  expect(words.map(word => phonemes.slice(word.start, word.end)).every(sound => /^[^\s,.]+$/.test(sound))).toBe(true);
});

test('letters of other scripts are passed over', () => {
  expect(say('寿司 bar')).toBe('bˈɑɹ');
});
