import { decodeMulaw } from '../../audio/mulaw.ts';
import type { RecognitionRequest } from './recognition-request.ts';

/** Mean amplitude that is speech rather than a line's noise: about -40 dB of full scale. */
const SPEECH_LEVEL = 300;

export interface HeardAudio {
  readonly durationMs: number;
  readonly isSpeech: boolean;
}

/** How long a piece of audio is, and whether somebody speaks in it. */
export function hearAudio(bytes: Buffer, { encoding, sampleRateHz }: RecognitionRequest): HeardAudio {
  const samples = encoding === 'mulaw' ? decodeMulaw(bytes) : pcmSamples(bytes);
  let sum = 0;
  for (const sample of samples) sum += Math.abs(sample);
  return {
    durationMs: (samples.length / sampleRateHz) * 1000,
    isSpeech: samples.length > 0 && sum / samples.length > SPEECH_LEVEL,
  };
}

function pcmSamples(bytes: Buffer): Int16Array {
  return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
}
