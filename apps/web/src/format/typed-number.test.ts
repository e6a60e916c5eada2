import { expect, test } from 'vitest';
import { typedNumber } from './typed-number.ts';

test.each([
  ['+1 (415) 555-0123', '+14155550123'],
  ['415.555.0123', '+14155550123'],
  ['1-415-555-0123', '+14155550123'],
  ['0049 30 1234567', '+49301234567'],
  ['+49 30 1234567', '+49301234567'],
])('%s is %s', (text, number) => {
  expect(typedNumber(text, '+12125550110')).toBe(number);
});

test.each(['', 'Anna', '12345', '+0155', '+1 415 555 0123 ext. 4', '030 1234567'])('"%s" is no number', text => {
  expect(typedNumber(text, '+12125550110')).toBeUndefined();
});

test('a number without a country code is not guessed at elsewhere', () => {
  expect(typedNumber('415 555 0123', '+49301234567')).toBeUndefined();
});
