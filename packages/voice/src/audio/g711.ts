import type { AudioEncoding, AudioFrame } from './audio-frame.ts';

/** ITU-T G.711 companding by table: a byte to a sample, and a 16-bit sample to a byte. */
const MULAW_TO_PCM = Int16Array.from({ length: 256 }, (_, byte) => decodeMulawByte(byte));
const ALAW_TO_PCM = Int16Array.from({ length: 256 }, (_, byte) => decodeAlawByte(byte));
const PCM_TO_MULAW = Uint8Array.from({ length: 65536 }, (_, index) => encodeMulawSample(index - 32768));
const PCM_TO_ALAW = Uint8Array.from({ length: 65536 }, (_, index) => encodeAlawSample(index - 32768));

/** The byte that is silence in each encoding, for padding. */
export const SILENCE_BYTE: Readonly<Record<AudioEncoding, number>> = { mulaw: 0xff, alaw: 0xd5, pcm16: 0 };

/** Samples of a frame as signed 16-bit values. */
export function decodeSamples(frame: AudioFrame): Int16Array {
  const { data } = frame;
  if (frame.encoding === 'pcm16') {
    const samples = new Int16Array(data.length >> 1);
    for (let index = 0; index < samples.length; index++) {
      samples[index] = (((data[index * 2] ?? 0) | ((data[index * 2 + 1] ?? 0) << 8)) << 16) >> 16;
    }
    return samples;
  }
  const table = frame.encoding === 'mulaw' ? MULAW_TO_PCM : ALAW_TO_PCM;
  const samples = new Int16Array(data.length);
  for (let index = 0; index < data.length; index++) samples[index] = table[data[index] ?? 0] ?? 0;
  return samples;
}

/** Signed 16-bit samples as the bytes of an encoding. */
export function encodeSamples(samples: Int16Array, encoding: AudioEncoding): Uint8Array {
  if (encoding === 'pcm16') {
    const bytes = new Uint8Array(samples.length * 2);
    const view = new DataView(bytes.buffer);
    for (let index = 0; index < samples.length; index++) view.setInt16(index * 2, samples[index] ?? 0, true);
    return bytes;
  }
  const table = encoding === 'mulaw' ? PCM_TO_MULAW : PCM_TO_ALAW;
  const bytes = new Uint8Array(samples.length);
  for (let index = 0; index < samples.length; index++) bytes[index] = table[(samples[index] ?? 0) + 32768] ?? 0;
  return bytes;
}

/** The same sound in another encoding at the same rate; the same frame when nothing changes. */
export function transcode(frame: AudioFrame, encoding: AudioEncoding): AudioFrame {
  if (frame.encoding === encoding) return frame;
  return { encoding, sampleRateHz: frame.sampleRateHz, data: encodeSamples(decodeSamples(frame), encoding) };
}

function decodeMulawByte(byte: number): number {
  const inverted = ~byte & 0xff;
  const magnitude = (((inverted & 0x0f) << 3) + 0x84) << ((inverted & 0x70) >> 4);
  return inverted & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
}

function encodeMulawSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  // 32635 is the largest magnitude the 8 segments reach after the bias of 132 is added.
  const biased = Math.min(Math.abs(sample), 32635) + 0x84;
  const exponent = Math.max(0, 24 - Math.clz32(biased));
  const mantissa = (biased >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}

function decodeAlawByte(byte: number): number {
  const toggled = byte ^ 0x55;
  const exponent = (toggled & 0x70) >> 4;
  const mantissa = toggled & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return toggled & 0x80 ? magnitude : -magnitude;
}

function encodeAlawSample(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = Math.min(sample >= 0 ? sample : -sample - 1, 32767);
  const exponent = magnitude < 256 ? 0 : 24 - Math.clz32(magnitude);
  const mantissa = exponent === 0 ? (magnitude >> 4) & 0x0f : (magnitude >> (exponent + 3)) & 0x0f;
  return (sign | (exponent << 4) | mantissa) ^ 0x55;
}
