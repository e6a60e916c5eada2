import { describe, expect, it } from 'vitest';
import { decodeSamples, encodeSamples, transcode } from './g711.ts';

describe('G.711', () => {
  // Values from ITU-T G.711 tables 1a and 2a (full scale, zero and the ends of segments).
  it.each([
    ['mulaw', 0xff, 0],
    ['mulaw', 0x80, 32124],
    ['mulaw', 0x00, -32124],
    ['mulaw', 0xf0, 120],
    ['alaw', 0xd5, 8],
    ['alaw', 0x55, -8],
    ['alaw', 0xaa, 32256],
    ['alaw', 0x2a, -32256],
  ] as const)('%s byte 0x%s is sample %i', (encoding, byte, sample) => {
    expect(decodeSamples({ encoding, sampleRateHz: 8000, data: Uint8Array.of(byte) })[0]).toBe(sample);
  });

  it.each(['mulaw', 'alaw'] as const)('%s keeps every byte through decoding and encoding', encoding => {
    const data = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const back = encodeSamples(decodeSamples({ encoding, sampleRateHz: 8000, data }), encoding);
    // 0x7f is μ-law's second zero; it comes back as the first.
    expect([...back]).toEqual([...data].map(byte => (encoding === 'mulaw' && byte === 0x7f ? 0xff : byte)));
  });

  it.each(['mulaw', 'alaw'] as const)('%s stays within its step size of the original', encoding => {
    const samples = Int16Array.from({ length: 6553 }, (_, index) => index * 10 - 32760);
    const back = decodeSamples({ encoding, sampleRateHz: 8000, data: encodeSamples(samples, encoding) });
    samples.forEach((sample, index) => {
      expect(Math.abs((back[index] ?? 0) - sample)).toBeLessThanOrEqual(
        Math.max(16, Math.abs(sample) / 16 + 40) + 600 * Number(Math.abs(sample) > 32100),
      );
    });
  });

  it('reads linear samples as little-endian and leaves frames alone that need no change', () => {
    const frame = { encoding: 'pcm16', sampleRateHz: 8000, data: Uint8Array.of(0x01, 0x80, 0xff, 0x7f) } as const;
    expect([...decodeSamples(frame)]).toEqual([-32767, 32767]);
    expect(transcode(frame, 'pcm16')).toBe(frame);
  });
});
