import type { AudioFormat } from '../audio/audio-frame.ts';
import type { SpeechEvent, WordTime } from '../ports/text-to-speech.ts';

/** The events in order; an audio event says how many of the bytes that follow are its own. */
interface PackedHeader {
  readonly format: AudioFormat;
  readonly events: readonly ({ readonly bytes: number } | { readonly words: readonly WordTime[] })[];
}

const LENGTH_BYTES = 4;

/** One spoken line as bytes: the length of a JSON header, the header, the audio. All audio has one format. */
export function packSpeech(events: readonly SpeechEvent[]): Uint8Array {
  const frames = events.flatMap(event => (event.type === 'audio' ? [event.frame] : []));
  const first = frames[0];
  if (!first) throw new Error('Speech without audio is not kept');
  const header: PackedHeader = {
    format: { encoding: first.encoding, sampleRateHz: first.sampleRateHz },
    events: events.map(event => (event.type === 'audio' ? { bytes: event.frame.data.length } : { words: event.words })),
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const audioBytes = frames.reduce((sum, frame) => sum + frame.data.length, 0);
  const packed = new Uint8Array(LENGTH_BYTES + headerBytes.length + audioBytes);
  new DataView(packed.buffer).setUint32(0, headerBytes.length);
  packed.set(headerBytes, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerBytes.length;
  for (const { data } of frames) {
    packed.set(data, offset);
    offset += data.length;
  }
  return packed;
}

/** The events again. Throws when the bytes are not a whole packed line. */
export function unpackSpeech(packed: Uint8Array): SpeechEvent[] {
  if (packed.length < LENGTH_BYTES) throw new Error('Not a packed line of speech');
  const headerEnd = LENGTH_BYTES + new DataView(packed.buffer, packed.byteOffset).getUint32(0);
  const { format, events } = JSON.parse(
    new TextDecoder().decode(packed.subarray(LENGTH_BYTES, headerEnd)),
  ) as PackedHeader;
  let offset = headerEnd;
  const speech = events.map((event): SpeechEvent => {
    if ('words' in event) return { type: 'word-times', words: event.words };
    const data = packed.slice(offset, offset + event.bytes);
    offset += event.bytes;
    return { type: 'audio', frame: { ...format, data } };
  });
  if (offset !== packed.length) throw new Error('A packed line of speech is cut short');
  return speech;
}
