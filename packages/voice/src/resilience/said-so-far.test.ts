import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evenWordTimes, splitAtGiven, USUAL_MS_PER_CHARACTER } from './said-so-far.ts';

const TEXT = 'Your table for four is booked for tonight.';
const timed = (words: string) => evenWordTimes(words, 0, words.length * 50);

test('words that were given whole are not said again; the one under way is', () => {
  const words = timed(TEXT);
  const audioMs = (words[3]?.endMs ?? 0) - 60; // within "four"
  expect(splitAtGiven(TEXT, { audioMs, words }, 50)).toEqual({
    said: 'Your table for',
    rest: 'four is booked for tonight.',
  });
});

test('where the words known so far end, the audio beyond them is counted', () => {
  const words = timed('Your table');
  const audioMs = 500 + ' for four is'.length * 50;
  expect(splitAtGiven(TEXT, { audioMs, words }, 50).rest).toBe('booked for tonight.');
});

test('without word times the audio’s length tells, and the last word is said in any case', () => {
  expect(splitAtGiven(TEXT, { audioMs: 'Your table'.length * 65, words: [] }, USUAL_MS_PER_CHARACTER).rest).toBe(
    'for four is booked for tonight.',
  );
  expect(splitAtGiven(TEXT, { audioMs: 60_000, words: [] }, USUAL_MS_PER_CHARACTER).rest).toBe('tonight.');
  expect(splitAtGiven('Yes.', { audioMs: 60_000, words: [] }, USUAL_MS_PER_CHARACTER).rest).toBe('');
});

test('nothing is left when all words were told and given', () => {
  expect(splitAtGiven(TEXT, { audioMs: 60_000, words: timed(TEXT) }, 50).rest).toBe('');
});

test('words that are spoken otherwise than written do not lose the place', () => {
  const words = [
    { word: 'Room', startMs: 0, endMs: 200 },
    { word: 'twelve', startMs: 200, endMs: 500 },
    { word: 'at', startMs: 500, endMs: 600 },
    { word: 'noon', startMs: 600, endMs: 900 },
  ];
  expect(splitAtGiven('Room 12 at noon today', { audioMs: 640, words }, 50).rest).toBe('noon today');
});

test('said and rest are the text, whatever was given', () => {
  const word = fc.stringMatching(/^[a-zA-Z0-9',.]{1,9}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.nat(20_000), fc.nat(30), (parts, audioMs, known) => {
      const text = parts.join(' ');
      const words = timed(text).slice(0, known);
      const { said, rest } = splitAtGiven(text, { audioMs, words }, 50);
      expect([said, rest].filter(Boolean).join(' ')).toBe(text);
    }),
  );
});
