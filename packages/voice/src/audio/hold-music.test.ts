import { describe, expect, it } from 'vitest';
import { type AudioFormat, durationMs, TELEPHONE } from './audio-frame.ts';
import { decodeSamples } from './g711.ts';
import { HOLD_MUSIC_MS, holdMusic } from './hold-music.ts';

const level = (samples: Int16Array) =>
  20 * Math.log10(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) / 32767);

describe('hold music', () => {
  it('is made once for each format, and lasts as long as it says', () => {
    const wide: AudioFormat = { encoding: 'pcm16', sampleRateHz: 16_000 };
    expect(holdMusic(TELEPHONE)).toBe(holdMusic({ ...TELEPHONE }));
    expect(durationMs(holdMusic(TELEPHONE))).toBe(HOLD_MUSIC_MS);
    expect(durationMs(holdMusic(wide))).toBe(HOLD_MUSIC_MS);
  });

  it('never stops sounding, is softer than speech and does not clip', () => {
    const samples = decodeSamples(holdMusic(TELEPHONE));
    expect(level(samples)).toBeGreaterThan(-32);
    expect(level(samples)).toBeLessThan(-23);
    expect(samples.every(sample => Math.abs(sample) < 20_000)).toBe(true);
    for (let start = 0; start < samples.length; start += 4000) {
      expect(level(samples.subarray(start, start + 4000))).toBeGreaterThan(-40);
    }
  });

  it('goes round without a click', () => {
    const samples = decodeSamples(holdMusic({ encoding: 'pcm16', sampleRateHz: 8000 }));
    const stepAt = (index: number) => Math.abs((samples[index] ?? 0) - (samples.at(index - 1) ?? 0));
    let largest = 0;
    for (let index = 1; index < samples.length; index++) largest = Math.max(largest, stepAt(index));
    expect(stepAt(0)).toBeLessThan(largest / 2);
  });
});
