/**
 * Steady room noise (pink: equal energy in each octave, like ventilation or a street through a window).
 * The same seed gives the same noise, so a test hears the same call every time.
 */
export function pinkNoise(sampleCount: number, levelDb: number, seed = 1): Int16Array {
  let state = seed >>> 0;
  const white = () => {
    // xorshift32: Marsaglia 2003
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 31 - 1;
  };
  // Paul Kellet's economy filter for pink noise from white.
  let [b0, b1, b2] = [0, 0, 0];
  const shaped = Float64Array.from({ length: sampleCount }, () => {
    const sample = white();
    b0 = 0.99765 * b0 + sample * 0.099046;
    b1 = 0.963 * b1 + sample * 0.2965164;
    b2 = 0.57 * b2 + sample * 1.0526913;
    return b0 + b1 + b2 + sample * 0.1848;
  });
  const power = shaped.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, sampleCount);
  const gain = (10 ** (levelDb / 20) * 32768) / Math.sqrt(power || 1);
  return Int16Array.from(shaped, sample => Math.max(-32768, Math.min(32767, Math.round(sample * gain))));
}
