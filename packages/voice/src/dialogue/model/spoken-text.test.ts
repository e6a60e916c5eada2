import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SpokenText } from './spoken-text.ts';

function spoken(text: string, pieceLength = text.length): string {
  const stream = new SpokenText();
  let out = '';
  for (let at = 0; at < text.length; at += pieceLength) out += stream.push(text.slice(at, at + pieceLength));
  return (out + stream.flush()).trim();
}

describe('a model’s writing, spoken', () => {
  it.each([
    ['# Hours\nWe are *open* until __nine__.', 'Hours. We are open until nine.'],
    ['1. Soup\n2. Pasta', '1. Soup, Pasta'],
    [
      'Write to info@the-anchor.com, or see www.the-anchor.com.',
      'Write to info at the-anchor dot com, or see the-anchor dot com.',
    ],
    ['Try https://example.com/a/b/c?d=1.', 'Try example dot com.'],
    ['At 7.30 p.m. for 4? It is $24.50.', 'At 7.30 p.m. for 4? It is $24.50.'],
    ['Great 👍🏽! See you 🇮🇹', 'Great ! See you'],
    ['<speak>Hello</speak> there', 'Hello there'],
    ['A [link](https://example.com/x y) here', 'A link here'],
    ['It is snake_case', 'It is snake_case'],
    ['', ''],
  ])('%s', (text, wanted) => {
    expect(spoken(text)).toBe(wanted);
  });

  it('is the same however it streams in', () => {
    const text = '**Sure!** We have:\n\n- Soup\n- Pasta\n\nSee [our menu](https://a.com/menu) or mail me@a.com. Bye';
    const whole = spoken(text);
    for (const length of [1, 2, 3, 5, 7, 11]) expect(spoken(text, length)).toBe(whole);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 9 }), (any, length) => {
        expect(spoken(any, length)).not.toMatch(/[*`]|\n/);
      }),
    );
  });

  it('gives words out as soon as they are whole', () => {
    const stream = new SpokenText();
    expect(['Yes', ', we', ' do', '. ', 'How'].map(piece => stream.push(piece))).toEqual([
      '',
      'Yes, ',
      'we ',
      'do. ',
      '',
    ]);
  });
});
