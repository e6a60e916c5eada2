import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { receivedKeys, tonePower } from '../testing/dtmf-receiver.ts';
import { type AudioFormat, durationMs, TELEPHONE } from './audio-frame.ts';
import { dialableKeys, dtmfTones } from './dtmf-tones.ts';
import { decodeSamples } from './g711.ts';

const LINEAR: AudioFormat = { encoding: 'pcm16', sampleRateHz: 16_000 };

describe('keys as tones', () => {
  it('are received as they were pressed, whatever the keys and the encoding', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'0123456789ABCD*#'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.constantFrom(TELEPHONE, LINEAR), (digits, format) => {
        const frame = dtmfTones(digits, format);
        expect(receivedKeys(decodeSamples(frame), format.sampleRateHz)).toBe(digits);
        expect(durationMs(frame)).toBe(digits.length * 200);
      }),
      { numRuns: 60 },
    );
  });

  it('are as loud as a telephone sends them, and never clip', () => {
    const samples = decodeSamples(dtmfTones('5', LINEAR));
    const tone = samples.subarray(160, 1440);
    const dBm = (frequency: number) => 10 * Math.log10(tonePower(tone, frequency, 16_000)) + 3.17;
    expect(dBm(770)).toBeGreaterThan(-11);
    expect(dBm(770)).toBeLessThan(-7);
    expect(dBm(1336) - dBm(770)).toBeGreaterThan(1);
    expect(dBm(1336) - dBm(770)).toBeLessThan(3);
    expect(Math.max(...samples)).toBeLessThan(22_000);
  });

  it('pause for half a second at a w, and skip what is no key', () => {
    expect(dialableKeys('+1 (415) w9,a')).toBe('1415w9wA');
    expect(durationMs(dtmfTones('1w2', TELEPHONE))).toBe(900);
    expect(dtmfTones('hello', TELEPHONE).data).toHaveLength(0);
  });
});
