import { type AudioFormat, type AudioFrame, bytesPerSample } from '@frontdesk/voice';

const MAX_FRAME_MS = 200;

/** Cuts encoded audio into frames short enough that stopping is prompt. */
export function* audioFrames(bytes: Uint8Array, format: AudioFormat): Generator<AudioFrame> {
  const frameBytes = ((format.sampleRateHz * MAX_FRAME_MS) / 1000) * bytesPerSample(format.encoding);
  for (let start = 0; start < bytes.length; start += frameBytes) {
    yield {
      encoding: format.encoding,
      sampleRateHz: format.sampleRateHz,
      data: bytes.slice(start, start + frameBytes),
    };
  }
}
