import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AudioFormat, durationMs, TELEPHONE } from './audio-frame.ts';
import { dialableKeys, dtmfTones } from './dtmf-tones.ts';
import { decodeSamples } from './g711.ts';

const LOW = [697, 770, 852, 941];
const HIGH = [1209, 1336, 1477, 1633];
const KEYS = ['123A', '456B', '789C', '*0#D'];
const LINEAR: AudioFormat = { encoding: 'pcm16', sampleRateHz: 16_000 };

/** Power of one frequency in a stretch of samples (Goertzel), 1 for a full-scale sine. */
function power(samples: Int16Array, frequency: number, rate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * frequency) / rate);
  let last = 0;
  let before = 0;
  for (const sample of samples) {
    const next = sample / 32767 + coefficient * last - before;
    before = last;
    last = next;
  }
  const energy = last * last + before * before - coefficient * last * before;
  return (4 * energy) / samples.length ** 2;
}

/** What a receiver makes of it: a key for every tone that lasts, judged every 20 ms. */
function received(samples: Int16Array, rate: number): string {
  const window = rate / 50;
  let keys = '';
  let previous = '';
  for (let start = 0; start + window <= samples.length; start += window) {
    const part = samples.subarray(start, start + window);
    const strongest = (bands: readonly number[]) => {
      const powers = bands.map(band => power(part, band, rate));
      const best = Math.max(...powers);
      const second = Math.max(...powers.filter(one => one !== best));
      return best > 0.01 && best > second * 4 ? powers.indexOf(best) : -1;
    };
    const row = strongest(LOW);
    const column = strongest(HIGH);
    const key = row < 0 || column < 0 ? '' : (KEYS[row]?.[column] ?? '');
    if (key !== previous && key !== '') keys += key;
    previous = key;
  }
  return keys;
}

describe('keys as tones', () => {
  it('are received as they were pressed, whatever the keys and the encoding', () => {
    const keys = fc.string({ unit: fc.constantFrom(...'0123456789ABCD*#'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(keys, fc.constantFrom(TELEPHONE, LINEAR), (digits, format) => {
        const frame = dtmfTones(digits, format);
        expect(received(decodeSamples(frame), format.sampleRateHz)).toBe(digits);
        expect(durationMs(frame)).toBe(digits.length * 200);
      }),
      { numRuns: 60 },
    );
  });

  it('are as loud as a telephone sends them, and never clip', () => {
    const samples = decodeSamples(dtmfTones('5', LINEAR));
    const tone = samples.subarray(160, 1440);
    const dBm = (frequency: number) => 10 * Math.log10(power(tone, frequency, 16_000)) + 3.17;
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
