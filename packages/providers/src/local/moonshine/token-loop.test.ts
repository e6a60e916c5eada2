import { expect, test } from 'vitest';
import { loopLength } from './token-loop.ts';

test('a phrase repeated over and over is a loop', () => {
  expect(loopLength([9, 8, ...Array.from({ length: 24 }, (_, index) => [1, 2, 3][index % 3] ?? 0)])).toBe(24);
  expect(loopLength(Array.from({ length: 20 }, () => 7))).toBe(20);
});

test('a phone number full of the same digit is none', () => {
  expect(loopLength([40, 41, ...Array.from({ length: 14 }, (_, index) => (index % 2 ? 5 : 6))])).toBe(0);
  expect(loopLength([])).toBe(0);
  expect(loopLength(Array.from({ length: 60 }, (_, index) => index))).toBe(0);
});
