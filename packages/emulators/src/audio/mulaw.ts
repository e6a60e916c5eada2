/** What the telephone network's silence looks like: μ-law zero. */
export const MULAW_SILENCE = 0xff;
/** Samples a second on a telephone line. */
export const TELEPHONE_RATE_HZ = 8000;

const BIAS = 0x84;
const CLIP = 32635;

const DECODED = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits & 0x70) >> 4)) - BIAS;
  return bits & 0x80 ? -magnitude : magnitude;
});

/** G.711 μ-law bytes → signed 16-bit samples. */
export function decodeMulaw(bytes: Uint8Array): Int16Array {
  const samples = new Int16Array(bytes.length);
  for (let index = 0; index < bytes.length; index++) samples[index] = DECODED[bytes[index] ?? MULAW_SILENCE] ?? 0;
  return samples;
}

/** Signed 16-bit samples → G.711 μ-law bytes. */
export function encodeMulaw(samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, encodeSample);
}

function encodeSample(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
  const exponent = 31 - Math.clz32(magnitude) - 7;
  const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
  return ~(sign | (exponent << 4) | mantissa) & 0xff;
}
