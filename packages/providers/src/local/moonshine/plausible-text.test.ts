import { describe, expect, it } from 'vitest';
import { plausibleText } from './plausible-text.ts';

const heard = (text: string, confidence = 0.9) => plausibleText({ text, confidence });

describe('plausible text', () => {
  it("is in today's spelling", () => {
    expect(heard('To-morrow night, good-by.')).toBe('Tomorrow night, goodbye.');
    expect(heard('Are you open to-day?')).toBe('Are you open today?');
  });

  it('is empty for noise that became words', () => {
    expect(heard('Thank you.', 0.3)).toBe('');
    expect(heard('I, i, i,')).toBe('');
    expect(heard(' ... ')).toBe('');
    expect(heard('No, no, no.')).toBe('No, no, no.');
  });
});
