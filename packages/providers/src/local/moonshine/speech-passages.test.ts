import { expect, it } from 'vitest';
import { inSequence, lineNoise } from '../fixtures/callers.ts';
import { speechPassages } from './speech-passages.ts';

const RATE = 8000;
const tone = (ms: number, level = 6000) =>
  Int16Array.from({ length: ms * 8 }, (_, index) => level * Math.sin((2 * Math.PI * 300 * index) / RATE));
const times = (...parts: Int16Array[]) =>
  speechPassages(inSequence(...parts), RATE).map(({ startedAtMs, endedAtMs }) => [startedAtMs, endedAtMs]);

it('a pause parts two passages, a short one does not', () => {
  expect(times(lineNoise(1000), tone(800), lineNoise(1000), tone(600), lineNoise(500))).toEqual([
    [800, 2000],
    [2600, 3600],
  ]);
  expect(times(lineNoise(1000), tone(800), lineNoise(400), tone(600), lineNoise(500))).toEqual([[800, 3000]]);
});

it('nothing is heard in silence, noise and clicks', () => {
  expect(times(new Int16Array(0))).toEqual([]);
  expect(times(new Int16Array(RATE * 5))).toEqual([]);
  expect(times(lineNoise(5000))).toEqual([]);
  expect(times(lineNoise(1000), tone(40), lineNoise(1000))).toEqual([]);
});

it('somebody who never pauses, or speaks from the first moment, is heard whole', () => {
  expect(times(tone(3000))).toEqual([[0, 3000]]);
  expect(times(tone(1000, 1500), tone(1000, 9000))).toEqual([[0, 2000]]);
});

it('speech is heard above the noise of a bad line', () => {
  const [passage, ...others] = times(lineNoise(2000, 300), tone(1000), lineNoise(2000, 300));
  expect(others).toEqual([]);
  expect(passage).toEqual([1800, 3200]);
});

it('what is longer than the model takes is cut between words, and nothing is lost', () => {
  const long = inSequence(...Array.from({ length: 30 }, () => inSequence(tone(900), lineNoise(100))));
  const passages = speechPassages(long, RATE);
  expect(passages.length).toBeGreaterThan(1);
  for (const { startedAtMs, endedAtMs } of passages) expect(endedAtMs - startedAtMs).toBeLessThanOrEqual(13_000);
  for (const [index, { startedAtMs }] of passages.entries())
    if (index > 0) expect(startedAtMs).toBe(passages[index - 1]?.endedAtMs);
  const heard = passages.reduce((sum, { samples }) => sum + samples.length, 0);
  expect(long.length - heard).toBeLessThan(RATE);
});
