/** A raw stream's format as the service's parameters name it. */
export interface RawFormat {
  readonly encoding: 'linear16' | 'mulaw' | 'alaw';
  readonly sampleRateHz: number;
}

/** How loud each byte of a companded stream is, 0 to 32767. */
const LOUDNESS = {
  mulaw: Uint16Array.from({ length: 256 }, (_, code) => {
    const bits = ~code & 0xff;
    return (((bits & 0x0f) << 3) + 0x84) * 2 ** ((bits & 0x70) >> 4) - 0x84;
  }),
  alaw: Uint16Array.from({ length: 256 }, (_, code) => {
    const bits = code ^ 0x55;
    const exponent = (bits & 0x70) >> 4;
    const mantissa = bits & 0x0f;
    return exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  }),
};

/** Every fourth sample tells whether somebody speaks, and costs a quarter. */
const STRIDE = 4;
/** Mean loudness from which it is a voice: −37 dB of full scale, between a quiet voice and a noisy line. */
const VOICE_LOUDNESS = 450;

export function bytesPerMs({ encoding, sampleRateHz }: RawFormat): number {
  return (sampleRateHz / 1000) * (encoding === 'linear16' ? 2 : 1);
}

/** Whether the bytes from `start` to `end` hold a voice. */
export function isVoice(data: Uint8Array, start: number, end: number, encoding: RawFormat['encoding']): boolean {
  let sum = 0;
  let count = 0;
  if (encoding === 'linear16') {
    for (let at = start; at + 1 < end; at += 2 * STRIDE, count++)
      sum += Math.abs((((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8)) << 16) >> 16);
  } else {
    const table = LOUDNESS[encoding];
    for (let at = start; at < end; at += STRIDE, count++) sum += table[data[at] ?? 0] ?? 0;
  }
  return count > 0 && sum / count >= VOICE_LOUDNESS;
}
