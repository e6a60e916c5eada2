import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeForSpeech } from '../normalization/normalize.ts';
import { alignWords, spokenWords } from './word-alignment.ts';

const aligned = (written: string) => {
  const spoken = spokenWords(normalizeForSpeech(written));
  return alignWords(written, spoken).map(({ text, from, to }) => [text, spoken.slice(from, to).join(' ')]);
};

test('every written word knows the words it was spoken as', () => {
  expect(aligned('Your table for 4 is booked for 7:30 PM, that is $24.50 each.')).toEqual([
    ['Your', 'Your'],
    ['table', 'table'],
    ['for', 'for'],
    ['4', 'four'],
    ['is', 'is'],
    ['booked', 'booked'],
    ['for', 'for'],
    ['7:30', 'seven thirty'],
    ['PM,', 'pee em'],
    ['that', 'that'],
    ['is', 'is'],
    ['$24.50', 'twenty four dollars and fifty cents'],
    ['each.', 'each'],
  ]);
});

test('spoken words are shared out without gap or overlap', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.string({ maxLength: 50 }), (written, other) => {
      const spoken = spokenWords(other);
      const words = alignWords(written, spoken);
      const edges = words.map(word => word.from);
      const starts = [0, ...words.slice(0, -1).map(word => word.to)];
      return (
        words.length === 0 ||
        (edges.every((edge, i) => edge === starts[i]) && words.every(w => w.from <= w.to && w.to <= spoken.length))
      );
    }),
  );
});
