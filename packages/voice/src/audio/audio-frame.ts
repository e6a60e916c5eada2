/** `pcm16` is signed 16-bit little-endian; `mulaw` and `alaw` are G.711, one byte a sample. All audio is mono. */
export type AudioEncoding = 'mulaw' | 'alaw' | 'pcm16';

export interface AudioFormat {
  readonly encoding: AudioEncoding;
  readonly sampleRateHz: number;
}

/** A run of samples of any length. The bytes belong to the frame: whoever makes one does not write to them again. */
export interface AudioFrame extends AudioFormat {
  readonly data: Uint8Array;
}

/** What telephone carriers speak: 8 kHz μ-law, 160 bytes every 20 ms. */
export const TELEPHONE: AudioFormat = { encoding: 'mulaw', sampleRateHz: 8000 };

export function bytesPerSample(encoding: AudioEncoding): 1 | 2 {
  return encoding === 'pcm16' ? 2 : 1;
}

export function durationMs(frame: AudioFrame): number {
  return (frame.data.length / bytesPerSample(frame.encoding) / frame.sampleRateHz) * 1000;
}

export function isSameFormat(a: AudioFormat, b: AudioFormat): boolean {
  return a.encoding === b.encoding && a.sampleRateHz === b.sampleRateHz;
}
