import { describe, expect, it } from 'vitest';
import { WordAligner } from './word-aligner.ts';

/** Every character takes 10 ms. */
function times(text: string) {
  const characters = Array.from(text);
  return { characters, startsMs: characters.map((_, index) => index * 10), durationsMs: characters.map(() => 10) };
}

describe('WordAligner', () => {
  it('puts words together that were cut in two, with times from the first sample', () => {
    const aligner = new WordAligner('Good evening to you.');
    expect(aligner.add(80, times('Good eve'))).toEqual([{ word: 'Good', startMs: 0, endMs: 40 }]);
    expect(aligner.add(120, times('ning to you.'))).toEqual([
      { word: 'evening', startMs: 50, endMs: 120 },
      { word: 'to', startMs: 130, endMs: 150 },
      { word: 'you.', startMs: 160, endMs: 200 },
    ]);
    expect(aligner.finish()).toEqual([]);
  });

  it('counts audio that came without times', () => {
    const aligner = new WordAligner('One two');
    aligner.add(30, times('One'));
    aligner.add(500, null);
    expect(aligner.add(40, times(' two'))).toEqual([{ word: 'two', startMs: 540, endMs: 570 }]);
  });

  it('shares out what is left among words it was not told of', () => {
    const aligner = new WordAligner('Yes, that is fine');
    expect(aligner.add(400, times('Yes,'))).toEqual([{ word: 'Yes,', startMs: 0, endMs: 40 }]);
    const rest = aligner.finish();
    expect(rest.map(({ word }) => word)).toEqual(['that', 'is', 'fine']);
    expect(rest[0]?.startMs).toBe(40);
    expect(rest.at(-1)?.endMs).toBeCloseTo(400);
  });

  it('tells each word once when the service repeats itself, and none it was not given', () => {
    const aligner = new WordAligner('Hello there, I am Maria speaking');
    const first = aligner.add(120, times('Hello there, I'));
    const again = aligner.add(400, times('Hello there, I am Marya speaking'));
    const rest = aligner.finish();
    expect([...first, ...again, ...rest].map(({ word }) => word).join(' ')).toBe('Hello there, I am Maria speaking');
  });

  it('has all words at the end when there were no times at all', () => {
    const aligner = new WordAligner('No times here');
    aligner.add(1200, null);
    expect(aligner.finish().map(({ word, endMs }) => [word, Math.round(endMs)])).toEqual([
      ['No', 218],
      ['times', 764],
      ['here', 1200],
    ]);
  });
});
