import { describe, expect, test } from 'vitest';
import { finishSpeech, toInt16 } from './finish-speech.ts';
import { resample } from './resample.ts';

const tone = (frequencyHz: number, rateHz: number, seconds: number, size = 0.5) =>
  Float32Array.from(
    { length: rateHz * seconds },
    (_, index) => size * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz),
  );
const rms = (samples: Float32Array) =>
  Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);

describe('resampling', () => {
  test.each([8000, 16000])('24 kHz to %i Hz keeps what a telephone carries and its length', rate => {
    const output = resample(tone(1000, 24000, 1), 24000, rate);
    expect(output.length).toBe(rate);
    expect(rms(output.subarray(200, -200))).toBeCloseTo(0.5 / Math.SQRT2, 2);
  });

  test('sound above the lower rate is removed rather than folded back', () => {
    const output = resample(tone(6000, 24000, 1), 24000, 8000);
    expect(rms(output.subarray(200, -200))).toBeLessThan(0.001);
  });
});

describe('finished speech', () => {
  const quiet = new Float32Array(24000);
  const speech = new Float32Array([...quiet, ...tone(300, 24000, 0.5, 0.05), ...quiet]);

  test('keeps a short lead and tail and reports what it cut', () => {
    const { samples, trimmedMs } = finishSpeech(speech, 24000);
    expect(trimmedMs).toBeCloseTo(960, -1);
    expect(samples.length / 24).toBeCloseTo(40 + 500 + 120, -1);
  });

  test('comes out at the telephone level, whatever it was', () => {
    const { samples } = finishSpeech(speech, 24000);
    const spoken = samples.subarray(50 * 24, 530 * 24);
    expect(20 * Math.log10(rms(spoken))).toBeCloseTo(-18, 0);
  });

  test('never clips', () => {
    const { samples } = finishSpeech(
      new Float32Array([...tone(50, 24000, 0.5, 0.02), ...tone(300, 24000, 0.01, 1)]),
      24000,
    );
    expect(Math.max(...samples)).toBeLessThanOrEqual(0.95);
    expect(toInt16(Float32Array.of(2, -2))).toEqual(Int16Array.of(32767, -32767));
  });

  test('of silence is nothing', () => {
    expect(finishSpeech(quiet, 24000).samples.length).toBe(0);
  });
});
