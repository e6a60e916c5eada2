import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toInt16 } from './finish-speech.ts';
import { resample } from './resample.ts';
import { ResampleStream } from './resample-stream.ts';

const noise = Float32Array.from({ length: 5000 }, (_, index) => 0.7 * Math.sin(index * index * 0.0007));

it('gives the same in pieces of any length as all at once', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 12 });
  const rates = fc.constantFrom([24_000, 8000], [24_000, 16_000], [8000, 24_000], [44_100, 8000]);
  fc.assert(
    fc.property(lengths, rates, (cuts, [from = 0, to = 0]) => {
      const stream = new ResampleStream(from, to);
      const input = toInt16(noise);
      const output: number[] = [];
      let at = 0;
      for (const length of [...cuts, input.length]) {
        output.push(...stream.push(input.subarray(at, at + length)));
        at = Math.min(input.length, at + length);
      }
      output.push(...stream.end());
      const whole = resample(Float32Array.from(input), from, to);
      expect(output.length).toBe(whole.length);
      expect(Math.max(...output.map((sample, index) => Math.abs(sample - (whole[index] ?? 0))))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 30 },
  );
});
