import { type AudioFormat, bytesPerSample } from './audio-frame.ts';

/** Bytes before the samples in the files we write. */
export const WAV_HEADER_BYTES = 58;

/** WAVE format tags (Microsoft mmreg.h). */
const FORMAT_TAG = { pcm16: 1, alaw: 6, mulaw: 7 } as const;

/**
 * A WAV header for interleaved audio. With `dataBytes` 0 it describes a file still growing; the same header with the
 * real size replaces it at the end. The layout is fixed (extended fmt chunk, fact chunk), so it never changes length.
 */
export function wavHeader(format: AudioFormat, channels: number, dataBytes: number): Uint8Array {
  const sampleBytes = bytesPerSample(format.encoding);
  const bytes = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(bytes.buffer);
  const text = (offset: number, value: string) => bytes.set(new TextEncoder().encode(value), offset);
  text(0, 'RIFF');
  view.setUint32(4, WAV_HEADER_BYTES - 8 + dataBytes, true);
  text(8, 'WAVE');
  text(12, 'fmt ');
  view.setUint32(16, 18, true);
  view.setUint16(20, FORMAT_TAG[format.encoding], true);
  view.setUint16(22, channels, true);
  view.setUint32(24, format.sampleRateHz, true);
  view.setUint32(28, format.sampleRateHz * channels * sampleBytes, true);
  view.setUint16(32, channels * sampleBytes, true);
  view.setUint16(34, sampleBytes * 8, true);
  view.setUint16(36, 0, true);
  text(38, 'fact');
  view.setUint32(42, 4, true);
  view.setUint32(46, dataBytes / (channels * sampleBytes), true);
  text(50, 'data');
  view.setUint32(54, dataBytes, true);
  return bytes;
}

/** Two mono runs of the same length as one interleaved stereo run, sample by sample. */
export function interleave(left: Uint8Array, right: Uint8Array, sampleBytes: 1 | 2): Uint8Array {
  const mixed = new Uint8Array(left.length + right.length);
  for (let from = 0, to = 0; from < left.length; from += sampleBytes) {
    for (let byte = 0; byte < sampleBytes; byte++) mixed[to++] = left[from + byte] ?? 0;
    for (let byte = 0; byte < sampleBytes; byte++) mixed[to++] = right[from + byte] ?? 0;
  }
  return mixed;
}
