import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClauseSplitter } from './clause-splitter.ts';

function split(...texts: string[]): string[] {
  const splitter = new ClauseSplitter();
  return [...texts.flatMap(text => splitter.push(text)), ...splitter.flush()];
}

describe('clause splitter', () => {
  it('gives the first clause early and then whole sentences', () => {
    expect(split('Great, a table for four. That is Friday, at seven. Shall I book it?')).toEqual([
      'Great,',
      'a table for four.',
      'That is Friday, at seven.',
      'Shall I book it?',
    ]);
  });

  it('takes words as they are written, in any portions', () => {
    expect(split('Su', 're, for', ' what day', '? We ar', 'e open.')).toEqual([
      'Sure,',
      'for what day?',
      'We are open.',
    ]);
  });

  it('does not cut at abbreviations, decimals or times', () => {
    expect(split('It is $4.50 at 12 St. Mary Ave. near Dr. Lee 7 p.m. sharp. Yes.')).toEqual([
      'It is $4.50 at 12 St. Mary Ave. near Dr. Lee 7 p.m. sharp.',
      'Yes.',
    ]);
  });

  it('cuts a long clause where a voice may breathe', () => {
    expect(
      split('You can leave your car in the garage behind the house until midnight without paying for it.'),
    ).toEqual(['You can leave your car in the garage behind the house', 'until midnight without paying for it.']);
  });

  it('cuts a first clause without any pause in it at a word', () => {
    const [first, ...rest] = split(`${'word '.repeat(60)}end.`);
    expect(first?.length).toBeLessThanOrEqual(60);
    expect(rest.length).toBeGreaterThan(0);
  });

  it('loses and repeats nothing, however the text arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), texts => {
        expect(
          split(...texts)
            .join(' ')
            .replace(/\s+/g, ''),
        ).toBe(texts.join('').replace(/\s+/g, ''));
      }),
    );
  });
});
