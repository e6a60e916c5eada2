import { expect, it } from 'vitest';
import { channelOf, readWav } from './read-wav.ts';
import { interleave, wavHeader } from './wav.ts';

const MULAW = { encoding: 'mulaw', sampleRateHz: 8000 } as const;
const file = (header: Uint8Array, data: Uint8Array) => new Uint8Array([...header, ...data]);
const left = new Uint8Array([1, 2, 3, 4]);
const right = new Uint8Array([11, 12, 13, 14]);

it('reads what we write, and tells its channels apart', () => {
  const wav = readWav(file(wavHeader(MULAW, 2, 8), interleave(left, right, 1)));
  expect(wav).toMatchObject({ format: MULAW, channels: 2 });
  expect([channelOf(wav, 0), channelOf(wav, 1)]).toEqual([left, right]);
  const pcm = { encoding: 'pcm16', sampleRateHz: 8000 } as const;
  const words = readWav(file(wavHeader(pcm, 2, 8), interleave(left, right, 2)));
  expect([channelOf(words, 0), channelOf(words, 1)]).toEqual([left, right]);
});

it('reads a file that says too much, or nothing, about its length, as far as it goes', () => {
  for (const said of [0, 4000]) expect(readWav(file(wavHeader(MULAW, 1, said), left)).data).toEqual(left);
  // A last block that is not whole is no sound.
  expect(readWav(file(wavHeader(MULAW, 2, 3), left.subarray(0, 3))).data).toHaveLength(2);
});

it('passes over chunks it does not know, of odd length too', () => {
  const plain = wavHeader(MULAW, 1, 4);
  const extra = new Uint8Array([...new TextEncoder().encode('LIST'), 3, 0, 0, 0, 9, 9, 9, 0]);
  expect(readWav(new Uint8Array([...plain.subarray(0, 12), ...extra, ...plain.subarray(12), ...left])).data).toEqual(
    left,
  );
});

it('refuses what is no WAV file, or in another format', () => {
  expect(() => readWav(new TextEncoder().encode('<html>not found</html>'))).toThrow('no WAV file');
  expect(() => readWav(new Uint8Array())).toThrow('no WAV file');
  expect(() => readWav(wavHeader(MULAW, 1, 0).subarray(0, 40))).toThrow('no samples');
  const float = wavHeader(MULAW, 1, 4);
  float[20] = 3;
  expect(() => readWav(file(float, left))).toThrow('not read here');
});
