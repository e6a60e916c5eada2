import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunkText } from './chunk-text.ts';

const words = (text: string) => text.split(/\s+/).filter(word => word !== '');

it('keeps a short text in one passage', () => {
  expect(chunkText('Parking is behind the house.\n\nIt is free.')).toEqual([
    'Parking is behind the house.\n\nIt is free.',
  ]);
});

it('divides a long text between paragraphs, and a long paragraph between sentences', () => {
  const sentence = `${'word '.repeat(60).trim()}.`;
  const chunks = chunkText(`${sentence}\n\n${sentence} ${sentence} ${sentence}`);
  expect(chunks).toEqual([sentence, `${sentence}`, `${sentence}`, `${sentence}`]);
});

it('loses no word of any text, and makes no passage too long', () => {
  const word = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom('a', 'é', '.', '7') });
  const gap = fc.constantFrom(' ', '\n', '\n\n', '  \n');
  const text = fc.array(fc.tuple(word, gap), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(text, parts => {
      const whole = parts.flat().join('');
      const chunks = chunkText(whole);
      expect(words(chunks.join(' '))).toEqual(words(whole));
      expect(chunks.every(chunk => chunk.length <= 600)).toBe(true);
    }),
  );
});
