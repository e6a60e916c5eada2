import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentsOf } from './segments.ts';

test('a short answer is one piece', () => {
  expect(segmentsOf('Sure, for what day?')).toEqual(['Sure, for what day?']);
});

test('the first piece ends at the first clause of a long sentence', () => {
  expect(segmentsOf('Thank you for calling Bella Vista, this is the front desk, how can I help you today?')).toEqual([
    'Thank you for calling Bella Vista, this is the front desk,',
    'how can I help you today?',
  ]);
});

test('a long sentence without commas is cut before a joining word', () => {
  const [first = ''] = segmentsOf('Your table for four is booked for seven thirty pee em on November twenty-first.');
  expect(first).toBe('Your table for four is booked for seven thirty pee em');
});

test('pieces joined are the text again, and none is long', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}[,.?]?$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 120 }), words => {
      const text = words.join(' ');
      const segments = segmentsOf(text);
      return segments.join(' ') === text && segments.every(segment => segment.length <= 225);
    }),
  );
});
