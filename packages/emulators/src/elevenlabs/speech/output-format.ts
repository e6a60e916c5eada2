import { encodeMulaw } from '../../audio/mulaw.ts';

/** One of the service's `output_format`s that is spoken here. */
export interface OutputFormat {
  readonly contentType: string;
  /** A hum of this length; the same bytes each time. */
  render(durationMs: number): Buffer;
}

const PITCH_HZ = 220;
/** The hum swells as often as syllables do. */
const SYLLABLES_PER_SECOND = 5;
/** Lengths remembered of each format; speech comes in few of them. */
const MAX_REMEMBERED = 64;

const PCM_RATES = [8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

/** All but Opus, which is answered as a format the plan does not include. */
export const OUTPUT_FORMATS: ReadonlyMap<string, OutputFormat> = new Map([
  ...PCM_RATES.map((rateHz): [string, OutputFormat] => [`pcm_${rateHz}`, samplesFormat('audio/pcm', rateHz, pcmBytes)]),
  ['ulaw_8000', samplesFormat('audio/basic', 8000, samples => Buffer.from(encodeMulaw(samples)))],
  ['alaw_8000', samplesFormat('audio/x-alaw-basic', 8000, alawBytes)],
  // MPEG-1 layer III bit rate indexes of the standard's table, then those of MPEG-2 (lower sampling rates).
  ['mp3_44100_32', silentMp3(44_100, 32, 0xfb, 0x10)],
  ['mp3_44100_64', silentMp3(44_100, 64, 0xfb, 0x50)],
  ['mp3_44100_96', silentMp3(44_100, 96, 0xfb, 0x70)],
  ['mp3_44100_128', silentMp3(44_100, 128, 0xfb, 0x90)],
  ['mp3_44100_192', silentMp3(44_100, 192, 0xfb, 0xb0)],
  ['mp3_22050_32', silentMp3(22_050, 32, 0xf3, 0x40)],
  ['mp3_24000_48', silentMp3(24_000, 48, 0xf3, 0x64)],
]);

function samplesFormat(contentType: string, rateHz: number, encode: (samples: Int16Array) => Buffer): OutputFormat {
  return remembering({
    contentType,
    render: durationMs => encode(hum(Math.round((durationMs * rateHz) / 1000), rateHz)),
  });
}

/** Layer III frames whose side information says that nothing sounds. */
function silentMp3(rateHz: number, kbps: number, version: number, rates: number): OutputFormat {
  const samplesPerFrame = version === 0xfb ? 1152 : 576;
  const frame = Buffer.alloc(Math.floor(((samplesPerFrame / 8) * kbps * 1000) / rateHz));
  frame.set([0xff, version, rates, 0xc4]);
  return remembering({
    contentType: 'audio/mpeg',
    render: durationMs =>
      Buffer.concat(Array.from({ length: Math.ceil((durationMs * rateHz) / 1000 / samplesPerFrame) }, () => frame)),
  });
}

function remembering({ contentType, render }: OutputFormat): OutputFormat {
  const rendered = new Map<number, Buffer>();
  return {
    contentType,
    render(durationMs) {
      const known = rendered.get(durationMs);
      if (known) return known;
      const bytes = render(durationMs);
      if (rendered.size < MAX_REMEMBERED) rendered.set(durationMs, bytes);
      return bytes;
    },
  };
}

function hum(length: number, rateHz: number): Int16Array {
  return Int16Array.from({ length }, (_, index) => {
    const swell = 0.6 + 0.4 * Math.sin((2 * Math.PI * SYLLABLES_PER_SECOND * index) / rateHz);
    return 6000 * swell * Math.sin((2 * Math.PI * PITCH_HZ * index) / rateHz);
  });
}

function pcmBytes(samples: Int16Array): Buffer {
  const bytes = Buffer.alloc(samples.length * 2);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, index * 2);
  return bytes;
}

/** ITU-T G.711 A-law. */
function alawBytes(samples: Int16Array): Buffer {
  return Buffer.from(
    Uint8Array.from(samples, sample => {
      const sign = sample >= 0 ? 0x80 : 0;
      const magnitude = Math.min(sample >= 0 ? sample : -sample - 1, 32_767);
      const exponent = magnitude < 256 ? 0 : 24 - Math.clz32(magnitude);
      const mantissa = exponent === 0 ? (magnitude >> 4) & 0x0f : (magnitude >> (exponent + 3)) & 0x0f;
      return (sign | (exponent << 4) | mantissa) ^ 0x55;
    }),
  );
}
