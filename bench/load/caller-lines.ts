import { audibleRange } from '@frontdesk/emulators';
import { encodeSamples } from '@frontdesk/voice';
import { lineNoise, spoken } from '../../packages/providers/src/local/fixtures/callers.ts';

/** Samples of 20 ms at 8 kHz, as the carrier sends them. */
const FRAME_SAMPLES = 160;
/** A quiet line's noise: about −64 dBFS. */
const NOISE_LEVEL = 35;
const NOISE_FRAMES = 251;

/** What a caller says, as base64 payloads of 20 ms. The last frame ends with the last audible sample. */
export interface CallerLine {
  readonly name: string;
  readonly frames: readonly string[];
}

/** The recorded line, cut to what can be heard. */
export function callerLine(name: string): CallerLine {
  const samples = spoken(name);
  const [start, end] = audibleRange(samples) ?? [0, samples.length];
  const length = Math.ceil((end - start) / FRAME_SAMPLES) * FRAME_SAMPLES;
  const whole = lineNoise(length / 8, NOISE_LEVEL);
  whole.set(samples.subarray(start, end), length - (end - start));
  return { name, frames: payloadsOf(whole) };
}

/** Five seconds of a quiet line, to be repeated. */
export function quietLine(): readonly string[] {
  return payloadsOf(lineNoise(NOISE_FRAMES * 20, NOISE_LEVEL));
}

function payloadsOf(samples: Int16Array): string[] {
  const payloads: string[] = [];
  for (let at = 0; at + FRAME_SAMPLES <= samples.length; at += FRAME_SAMPLES)
    payloads.push(Buffer.from(encodeSamples(samples.subarray(at, at + FRAME_SAMPLES), 'mulaw')).toString('base64'));
  return payloads;
}
