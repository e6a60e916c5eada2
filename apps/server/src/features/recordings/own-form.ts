import { decodeSamples, encodeSamples, interleave, SILENCE_BYTE, TELEPHONE } from '@frontdesk/voice';

/** How the samples of a WAV file lie. */
interface Layout {
  readonly encoding: 'pcm16' | 'mulaw';
  readonly channels: 1 | 2;
  readonly dataFrom: number;
}

/** WAVE format tags (Microsoft mmreg.h). */
const FORMAT_TAGS: ReadonlyMap<number, Layout['encoding']> = new Map([
  [1, 'pcm16'],
  [7, 'mulaw'],
]);
/** The samples of any sensible file begin within that. */
const MAX_HEADER_BYTES = 4096;

/**
 * The samples of a telephone recording, as they come, in the form that we keep: two channels of μ-law, one byte a sample.
 * One channel becomes the left one, and the right one silent. Throws when it is no WAV file of 8 kHz, linear or μ-law.
 */
export async function* inOwnForm(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let layout: Layout | undefined;
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of pieces) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (!layout) {
      layout = readLayout(rest);
      if (!layout && rest.length > MAX_HEADER_BYTES) throw new Error('The recording is no WAV file.');
      if (!layout) continue;
      rest = rest.subarray(layout.dataFrom);
    }
    const frameBytes = layout.channels * (layout.encoding === 'pcm16' ? 2 : 1);
    const wholeBytes = rest.length - (rest.length % frameBytes);
    if (wholeBytes > 0) yield converted(rest.subarray(0, wholeBytes), layout);
    rest = rest.subarray(wholeBytes);
  }
  if (!layout) throw new Error('The recording is no WAV file.');
}

function converted(bytes: Uint8Array, { encoding, channels }: Layout): Uint8Array {
  const mulaw =
    encoding === 'mulaw' ? bytes : encodeSamples(decodeSamples({ ...TELEPHONE, encoding, data: bytes }), 'mulaw');
  if (channels === 2) return mulaw;
  return interleave(mulaw, new Uint8Array(mulaw.length).fill(SILENCE_BYTE.mulaw), 1);
}

/** Undefined while the header is not complete. */
function readLayout(bytes: Uint8Array): Layout | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (offset: number) => String.fromCharCode(...bytes.subarray(offset, offset + 4));
  let format: Omit<Layout, 'dataFrom'> | undefined;
  for (let offset = 12; offset + 8 <= bytes.length; ) {
    const [name, size] = [word(offset), view.getUint32(offset + 4, true)];
    if (name === 'data' && format) return { ...format, dataFrom: offset + 8 };
    if (name === 'fmt ' && offset + 24 <= bytes.length) format = readFormat(view, offset + 8);
    // Chunks are padded to even lengths.
    offset += 8 + size + (size % 2);
  }
  return undefined;
}

function readFormat(view: DataView, offset: number): Omit<Layout, 'dataFrom'> {
  const encoding = FORMAT_TAGS.get(view.getUint16(offset, true));
  const channels = view.getUint16(offset + 2, true);
  const sampleRateHz = view.getUint32(offset + 4, true);
  if (!encoding || (channels !== 1 && channels !== 2) || sampleRateHz !== TELEPHONE.sampleRateHz)
    throw new Error('The recording is not in a form that is read here.');
  return { encoding, channels };
}
