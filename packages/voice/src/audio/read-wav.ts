import { type AudioEncoding, type AudioFormat, bytesPerSample } from './audio-frame.ts';

export interface WavAudio {
  readonly format: AudioFormat;
  readonly channels: number;
  /** Interleaved where there is more than one channel; whole blocks only. */
  readonly data: Uint8Array;
}

/** WAVE format tags (Microsoft mmreg.h), with the bits of a sample that we read. */
const ENCODINGS: Readonly<Record<number, { readonly encoding: AudioEncoding; readonly bits: number }>> = {
  1: { encoding: 'pcm16', bits: 16 },
  6: { encoding: 'alaw', bits: 8 },
  7: { encoding: 'mulaw', bits: 8 },
};

/**
 * Reads a WAV file of 16-bit PCM, μ-law or A-law. The samples run to the end of the file where the header says more, or
 * nothing. Throws on anything else.
 */
export function readWav(bytes: Uint8Array): WavAudio {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') throw new Error('This is no WAV file.');
  let head: { readonly format: AudioFormat; readonly channels: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const content = at + 8;
    if (name(at) === 'fmt ' && content + 16 <= bytes.length) head = readFormat(view, content);
    if (name(at) === 'data' && head) {
      const end = size === 0 ? bytes.length : Math.min(bytes.length, content + size);
      const blockBytes = bytesPerSample(head.format.encoding) * head.channels;
      return { ...head, data: bytes.subarray(content, end - ((end - content) % blockBytes)) };
    }
    at = content + size + (size % 2);
  }
  throw new Error('The WAV file has no samples.');
}

/** One channel of interleaved audio, counted from 0. */
export function channelOf({ format, channels, data }: WavAudio, channel: number): Uint8Array {
  if (channels === 1) return data;
  const sampleBytes = bytesPerSample(format.encoding);
  const blockBytes = sampleBytes * channels;
  const one = new Uint8Array(data.length / channels);
  for (let from = channel * sampleBytes, to = 0; to < one.length; from += blockBytes)
    for (let byte = 0; byte < sampleBytes; byte++) one[to++] = data[from + byte] ?? 0;
  return one;
}

function readFormat(view: DataView, at: number): { readonly format: AudioFormat; readonly channels: number } {
  const known = ENCODINGS[view.getUint16(at, true)];
  const channels = view.getUint16(at + 2, true);
  const sampleRateHz = view.getUint32(at + 4, true);
  if (!known || view.getUint16(at + 14, true) !== known.bits || channels === 0 || sampleRateHz === 0)
    throw new Error('The WAV file is in a format that is not read here.');
  return { format: { encoding: known.encoding, sampleRateHz }, channels };
}
