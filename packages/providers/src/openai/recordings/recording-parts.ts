import { type AudioFrame, decodeSamples, encodeSamples, WAV_HEADER_BYTES, wavHeader } from '@frontdesk/voice';

/** A file for the service may have 25 MB; ten minutes of telephone audio in 16 bits have 9.6. */
const MAX_PART_MS = 600_000;
/** How far back from there a quiet place is looked for, and how long it is. */
const SEARCH_MS = 20_000;
const QUIET_MS = 200;

export interface RecordingPart {
  readonly startMs: number;
  /** A WAV file of 16-bit samples. */
  readonly file: Uint8Array;
}

/** A recording as files that the service takes, cut where nobody speaks. */
export function* recordingParts(audio: AudioFrame, maxPartMs = MAX_PART_MS): Generator<RecordingPart> {
  const samples = decodeSamples(audio);
  const perMs = audio.sampleRateHz / 1000;
  for (let start = 0; start < samples.length; ) {
    const limit = start + Math.round(maxPartMs * perMs);
    const end =
      limit >= samples.length
        ? samples.length
        : quietest(samples, Math.max(start, limit - SEARCH_MS * perMs), limit, QUIET_MS * perMs);
    yield { startMs: start / perMs, file: wavFile(samples.subarray(start, end), audio.sampleRateHz) };
    start = end;
  }
}

/** The middle of the quietest stretch of `width` samples. */
function quietest(samples: Int16Array, from: number, to: number, width: number): number {
  let best = to;
  let least = Number.POSITIVE_INFINITY;
  for (let at = Math.ceil(from); at + width <= to; at += width / 2) {
    let sum = 0;
    for (const sample of samples.subarray(at, at + width)) sum += Math.abs(sample);
    if (sum < least) {
      least = sum;
      best = Math.round(at + width / 2);
    }
  }
  return best;
}

function wavFile(samples: Int16Array, sampleRateHz: number): Uint8Array {
  const data = encodeSamples(samples, 'pcm16');
  const file = new Uint8Array(WAV_HEADER_BYTES + data.length);
  file.set(wavHeader({ encoding: 'pcm16', sampleRateHz }, 1, data.length));
  file.set(data, WAV_HEADER_BYTES);
  return file;
}
