import { audibleRange } from '@frontdesk/emulators';
import { expect, test } from 'vitest';
import { inSequence, lineNoise, spoken } from '../fixtures/callers.ts';
import { SoundTracker } from './sound-tracker.ts';

const LEVEL = 3e-6;

test('tells to a few milliseconds where sounds begin and end, in pieces of any length', () => {
  const words = spoken('tonight');
  const [start, end] = audibleRange(words) ?? [0, words.length];
  const line = inSequence(lineNoise(1000, 20), words.subarray(start, end), lineNoise(500, 20));
  const samples = Float32Array.from(line, sample => sample / 32_768);
  for (const piece of [32, 100, 256]) {
    const tracker = new SoundTracker();
    const starts = new Set<number>();
    for (let at = 0, to = piece; to <= samples.length; to += piece) {
      at = tracker.follow(samples, at, to, 8000, LEVEL);
      if (tracker.latest.endMs > 0) starts.add(tracker.latest.startMs);
    }
    expect(Math.abs(Math.min(...starts) - 1000)).toBeLessThanOrEqual(8);
    expect(Math.abs(tracker.latest.endMs - (1000 + (end - start) / 8))).toBeLessThanOrEqual(24);
    expect(tracker.heardMs).toBeGreaterThan(1400 + (end - start) / 8);
  }
});

test('a short quiet is part of a sound, a longer one ends it', () => {
  const tracker = new SoundTracker();
  const follow = (ms: number, value: number) => {
    const samples = new Float32Array(ms * 16).fill(value);
    tracker.follow(samples, 0, samples.length, 16_000, LEVEL);
  };
  follow(100, 0.1);
  follow(32, 0);
  follow(100, 0.1);
  expect(tracker.latest).toEqual({ startMs: 0, endMs: 232 });
  follow(40, 0);
  follow(20, 0.1);
  expect(tracker.latest).toEqual({ startMs: 272, endMs: 292 });
});
