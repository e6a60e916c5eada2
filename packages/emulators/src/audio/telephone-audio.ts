import Speex from 'speex-resampler';
import { TELEPHONE_RATE_HZ } from './mulaw.ts';
import type { WavAudio } from './wav.ts';

/** Any recording as telephone samples: channels mixed to one, 8 kHz. */
export async function toTelephoneRate({ sampleRateHz, channels }: WavAudio): Promise<Int16Array> {
  const mono = mix(channels);
  if (sampleRateHz === TELEPHONE_RATE_HZ) return mono;
  await Speex.default.initPromise;
  const resampler = new Speex.default(1, sampleRateHz, TELEPHONE_RATE_HZ, 7);
  const resampled = resampler.processChunk(Buffer.from(mono.buffer, mono.byteOffset, mono.byteLength));
  return new Int16Array(resampled.buffer, resampled.byteOffset, resampled.byteLength >> 1);
}

function mix(channels: readonly Int16Array[]): Int16Array {
  const [first = new Int16Array(0)] = channels;
  if (channels.length < 2) return first;
  return first.map((_, index) => channels.reduce((sum, channel) => sum + (channel[index] ?? 0), 0) / channels.length);
}
