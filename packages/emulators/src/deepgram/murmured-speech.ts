import { encodeMulaw } from '../audio/mulaw.ts';
import { bytesPerMs, type RawFormat } from './raw-audio.ts';

const PITCH_HZ = 220;
/** So much is made once for each format, and repeated where speech takes longer. */
const LOOP_MS = 10_000;

const loops = new Map<string, Buffer>();

/** Stands for speech: a hum of `lengthMs` from `fromMs` on, in any raw format. The bytes are shared and must be kept as they are. */
export function murmuredSpeech(format: RawFormat, fromMs: number, lengthMs: number): Buffer {
  const loop = loopOf(format);
  const perMs = bytesPerMs(format);
  const start = evenBytes((fromMs % LOOP_MS) * perMs);
  const length = evenBytes(lengthMs * perMs);
  if (start + length <= loop.length) return loop.subarray(start, start + length);
  const parts = [loop.subarray(start)];
  for (let left = length - (loop.length - start); left > 0; left -= loop.length) parts.push(loop.subarray(0, left));
  return Buffer.concat(parts, length);
}

/** A sample of two bytes is never cut. */
function evenBytes(bytes: number): number {
  return Math.round(bytes / 2) * 2;
}

function loopOf(format: RawFormat): Buffer {
  const key = `${format.encoding}/${format.sampleRateHz}`;
  const made = loops.get(key) ?? Buffer.from(encode(hum(format.sampleRateHz), format.encoding));
  loops.set(key, made);
  return made;
}

function hum(sampleRateHz: number): Int16Array {
  const length = (LOOP_MS / 1000) * sampleRateHz;
  return Int16Array.from({ length }, (_, index) => {
    const second = index / sampleRateHz;
    return 6000 * (0.7 + 0.3 * Math.sin(2 * Math.PI * 4 * second)) * Math.sin(2 * Math.PI * PITCH_HZ * second);
  });
}

function encode(samples: Int16Array, encoding: RawFormat['encoding']): Uint8Array {
  if (encoding === 'mulaw') return encodeMulaw(samples);
  if (encoding === 'alaw') return Uint8Array.from(samples, encodeAlaw);
  return new Uint8Array(samples.buffer);
}

/** ITU-T G.711. */
function encodeAlaw(sample: number): number {
  const sign = sample >= 0 ? 0x80 : 0;
  const magnitude = sample >= 0 ? sample : -sample - 1;
  const exponent = magnitude < 256 ? 0 : 24 - Math.clz32(magnitude);
  const mantissa = exponent === 0 ? (magnitude >> 4) & 0x0f : (magnitude >> (exponent + 3)) & 0x0f;
  return (sign | (exponent << 4) | mantissa) ^ 0x55;
}
