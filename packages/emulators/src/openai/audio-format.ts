import { decodeAlaw, encodeAlaw } from '../audio/alaw.ts';
import { decodeMulaw, encodeMulaw, TELEPHONE_RATE_HZ } from '../audio/mulaw.ts';
import { toTelephoneRate } from '../audio/telephone-audio.ts';

/** The service's names of what it hears and speaks. */
export type FormatName = 'audio/pcm' | 'audio/pcmu' | 'audio/pcma';

/** Samples a second of the service's linear audio. */
export const LINEAR_RATE_HZ = 24_000;
const LETTER_MS = 60;
const TONE_HZ = 400;
/** −20 dBFS, as a person holding a telephone talks. */
const TONE_PEAK = 0.1 * Math.SQRT2 * 32767;

export function rateOf(format: FormatName): number {
  return format === 'audio/pcm' ? LINEAR_RATE_HZ : TELEPHONE_RATE_HZ;
}

export function bytesPerMs(format: FormatName): number {
  return format === 'audio/pcm' ? (LINEAR_RATE_HZ * 2) / 1000 : TELEPHONE_RATE_HZ / 1000;
}

export function decode(bytes: Buffer, format: FormatName): Int16Array {
  if (format === 'audio/pcmu') return decodeMulaw(bytes);
  if (format === 'audio/pcma') return decodeAlaw(bytes);
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
}

function encode(samples: Int16Array, format: FormatName): Buffer {
  if (format === 'audio/pcmu') return Buffer.from(encodeMulaw(samples));
  if (format === 'audio/pcma') return Buffer.from(encodeAlaw(samples));
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

/** Speech that was made elsewhere, at 24 kHz, in a format. */
export async function encodeSpeech(samples: Int16Array, format: FormatName): Promise<Buffer> {
  if (format === 'audio/pcm') return encode(samples, format);
  return encode(await toTelephoneRate({ sampleRateHz: LINEAR_RATE_HZ, channels: [samples] }), format);
}

/** One second holds whole waves, so that it can go round. */
const seconds = new Map<FormatName, Buffer>();

/** A tone as long as it takes to say the text. */
export function toneFor(text: string, speed: number, format: FormatName): Buffer {
  let second = seconds.get(format);
  if (!second) {
    const rate = rateOf(format);
    const wave = (_: unknown, index: number) =>
      Math.round(TONE_PEAK * Math.sin((2 * Math.PI * TONE_HZ * index) / rate));
    second = encode(Int16Array.from({ length: rate }, wave), format);
    seconds.set(format, second);
  }
  const length = Math.round((text.length * LETTER_MS) / speed) * bytesPerMs(format);
  return Buffer.alloc(length, second);
}
