const DECODED = Int16Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55;
  const exponent = (bits & 0x70) >> 4;
  const mantissa = bits & 0x0f;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 0x108) << (exponent - 1);
  return bits & 0x80 ? magnitude : -magnitude;
});

/** G.711 A-law bytes → signed 16-bit samples. */
export function decodeAlaw(bytes: Uint8Array): Int16Array {
  return Int16Array.from(bytes, byte => DECODED[byte] ?? 0);
}

/** Signed 16-bit samples → G.711 A-law bytes. */
export function encodeAlaw(samples: Int16Array): Uint8Array {
  return Uint8Array.from(samples, sample => {
    const magnitude = sample >= 0 ? sample : -sample - 1;
    const exponent = magnitude < 256 ? 0 : 24 - Math.clz32(magnitude);
    const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f;
    return ((sample >= 0 ? 0x80 : 0) | (exponent << 4) | mantissa) ^ 0x55;
  });
}
