import { expect, test } from 'vitest';
import { priceWords } from './price-words.ts';

const nothing = {
  perMillionInputTokens: null,
  perMillionCachedTokens: null,
  perMillionOutputTokens: null,
  perMillionCharacters: null,
  perAudioMinute: null,
};

test('a price is told by what is charged', () => {
  expect(priceWords({ ...nothing, perMillionInputTokens: 0.15, perMillionOutputTokens: 0.6 })).toBe(
    '$0.15 in, $0.60 out per million tokens',
  );
  expect(priceWords({ ...nothing, perMillionCharacters: 50 })).toBe('$50 per million characters');
  expect(priceWords({ ...nothing, perAudioMinute: 0.0065 })).toBe('$0.0065 a minute');
});

test('what is free is not what nobody knows the price of', () => {
  expect(priceWords(nothing)).toBe('free');
  expect(priceWords(null)).toBeUndefined();
});
