import {
  channelOf,
  decodeSamples,
  encodeSamples,
  interleave,
  type RecordingSink,
  readWav,
  SILENCE_BYTE,
  TELEPHONE,
  WAV_HEADER_BYTES,
  wavHeader,
} from '@frontdesk/voice';

/** A recording in our own form: caller on the left channel, agent on the right, 8 kHz μ-law. */
export interface StoredAudio {
  readonly bytes: Uint8Array;
  readonly durationMs: number;
}

const CHANNELS = 2;
const BYTES_PER_MS = (CHANNELS * TELEPHONE.sampleRateHz) / 1000;

/**
 * A message as part of a call's recording: the caller speaks, the other side is silent. Put behind what the call has
 * been so far, where there is that. Throws when either is in a form that is not read here.
 */
export function voicemailAudio(
  message: Uint8Array,
  before?: Uint8Array,
): StoredAudio & { readonly startsAtMs: number } {
  const earlier = before === undefined ? new Uint8Array() : ownSamples(before);
  const wav = readWav(message);
  if (wav.format.sampleRateHz !== TELEPHONE.sampleRateHz) throw new Error('The message is not a telephone’s.');
  const samples = decodeSamples({ ...wav.format, data: channelOf(wav, 0) });
  const caller = encodeSamples(samples, TELEPHONE.encoding);
  const silence = new Uint8Array(caller.length).fill(SILENCE_BYTE[TELEPHONE.encoding]);
  const audio = interleave(caller, silence, 1);
  const bytes = new Uint8Array(WAV_HEADER_BYTES + earlier.length + audio.length);
  bytes.set(wavHeader(TELEPHONE, CHANNELS, earlier.length + audio.length));
  bytes.set(earlier, WAV_HEADER_BYTES);
  bytes.set(audio, WAV_HEADER_BYTES + earlier.length);
  const toMs = (length: number) => Math.round(length / BYTES_PER_MS);
  return { bytes, durationMs: toMs(earlier.length + audio.length), startsAtMs: toMs(earlier.length) };
}

/** Writes a whole recording at once. */
export async function storeAudio(sink: RecordingSink, { bytes }: StoredAudio): Promise<void> {
  sink.write(bytes);
  await sink.close(bytes.subarray(0, WAV_HEADER_BYTES));
}

function ownSamples(bytes: Uint8Array): Uint8Array {
  const { format, channels, data } = readWav(bytes);
  const isOurs = format.encoding === TELEPHONE.encoding && format.sampleRateHz === TELEPHONE.sampleRateHz;
  if (!isOurs || channels !== CHANNELS) throw new Error('The recording is not in our own form.');
  return data;
}

/** All of a stream, up to a limit. Throws past it. */
export async function readAll(pieces: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > maxBytes) throw new Error('The recording is longer than any message may be.');
    parts.push(piece);
  }
  return Buffer.concat(parts);
}
