import { decodeMulaw } from './mulaw.ts';

export interface WavAudio {
  readonly sampleRateHz: number;
  /** One array per channel, all of the same length. */
  readonly channels: readonly Int16Array[];
}

const HEADER_BYTES = 44;
const FORMAT_PCM = 1;
const FORMAT_MULAW = 7;
const FORMAT_EXTENSIBLE = 0xfffe;

/** A WAV file of 16-bit PCM. Channels must be of the same length. */
export function writeWav({ sampleRateHz, channels }: WavAudio): Buffer {
  const frameCount = channels[0]?.length ?? 0;
  const dataBytes = frameCount * channels.length * 2;
  const file = Buffer.alloc(HEADER_BYTES + dataBytes);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(HEADER_BYTES - 8 + dataBytes, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(FORMAT_PCM, 20);
  file.writeUInt16LE(channels.length, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * channels.length * 2, 28);
  file.writeUInt16LE(channels.length * 2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(dataBytes, 40);
  let offset = HEADER_BYTES;
  for (let frame = 0; frame < frameCount; frame++)
    for (const channel of channels) offset = file.writeInt16LE(channel[frame] ?? 0, offset);
  return file;
}

/** Reads 16-bit PCM or μ-law, any rate and number of channels. Throws an Error that says what was wrong. */
export function readWav(bytes: Uint8Array): WavAudio {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < 12 || file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE')
    throw new Error('This is not a WAV file.');
  let format: { code: number; channelCount: number; sampleRateHz: number; bits: number } | null = null;
  for (let offset = 12; offset + 8 <= file.length; ) {
    const name = file.toString('latin1', offset, offset + 4);
    const size = file.readUInt32LE(offset + 4);
    const body = file.subarray(offset + 8, Math.min(file.length, offset + 8 + size));
    if (name === 'fmt ') {
      const code = body.readUInt16LE(0);
      format = {
        code: code === FORMAT_EXTENSIBLE && body.length >= 26 ? body.readUInt16LE(24) : code,
        channelCount: body.readUInt16LE(2),
        sampleRateHz: body.readUInt32LE(4),
        bits: body.readUInt16LE(14),
      };
    }
    if (name === 'data') {
      if (!format) throw new Error('The WAV file has no format before its data.');
      const { sampleRateHz, channelCount } = format;
      return { sampleRateHz, channels: separate(samplesOf(body, format), channelCount) };
    }
    offset += 8 + size + (size % 2);
  }
  throw new Error('The WAV file has no audio data.');
}

function samplesOf(body: Buffer, format: { code: number; bits: number }): Int16Array {
  if (format.code === FORMAT_MULAW) return decodeMulaw(body);
  if (format.code !== FORMAT_PCM || format.bits !== 16)
    throw new Error(`WAV format ${format.code} with ${format.bits} bits is not supported: save it as 16-bit PCM.`);
  return Int16Array.from({ length: body.length >> 1 }, (_, index) => body.readInt16LE(index * 2));
}

function separate(samples: Int16Array, channelCount: number): Int16Array[] {
  const frameCount = Math.floor(samples.length / channelCount);
  return Array.from({ length: channelCount }, (_, channel) =>
    Int16Array.from({ length: frameCount }, (_, frame) => samples[frame * channelCount + channel] ?? 0),
  );
}
