import { expect, it } from 'vitest';
import { type AudioFrame, TELEPHONE } from './audio-frame.ts';
import { AudioPacker } from './audio-packer.ts';

const frame = (value: number, samples = 160): AudioFrame => ({
  ...TELEPHONE,
  data: new Uint8Array(samples).fill(value),
});

it('gives out whole packets, and the rest when asked', () => {
  const packets: AudioFrame[] = [];
  const packer = new AudioPacker(60, packet => packets.push(packet));
  for (let value = 1; value <= 5; value++) packer.add(frame(value));
  expect(packets.map(({ data }) => [data.length, data[0], data.at(-1)])).toEqual([[480, 1, 3]]);
  packer.flush();
  packer.flush();
  expect(packets.map(({ data }) => [data.length, data[0], data.at(-1)])).toEqual([
    [480, 1, 3],
    [320, 4, 5],
  ]);
});

it('leaves long frames as they are, and never mixes formats', () => {
  const packets: AudioFrame[] = [];
  const packer = new AudioPacker(60, packet => packets.push(packet));
  const long = frame(1, 800);
  packer.add(long);
  expect(packets).toEqual([long]);
  packer.add(frame(2));
  packer.add({ encoding: 'pcm16', sampleRateHz: 16_000, data: new Uint8Array(1920) });
  expect(packets.slice(1).map(({ encoding, data }) => [encoding, data.length])).toEqual([
    ['mulaw', 160],
    ['pcm16', 1920],
  ]);
});
