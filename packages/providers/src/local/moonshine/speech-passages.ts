import { UtteranceAudio } from './utterance-audio.ts';

/** A stretch of a recording in which somebody speaks. */
export interface SpeechPassage {
  readonly samples: Int16Array<ArrayBuffer>;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

const FRAME_MS = 20;
/** A pause this long parts two passages: longer than between two sentences said in one breath. */
const PAUSE_MS = 700;
/** Kept before and after, since the first and the last sound of a word are faint. */
const MARGIN_MS = 200;
/** Shorter sounds are clicks. */
const SHORTEST_MS = 100;
/** The model decodes no more at once; then the cut falls at the quietest moment of the latest part. */
const LONGEST_MS = 12_000;
const CUT_WITHIN_MS = 4_000;
/** How far speech stands out of the line's noise, and below its own loudest moments. As amplitudes. */
const ABOVE_NOISE = 3;
const BELOW_LOUDEST = 0.04;
/** However noisy the line is, what is this loud beside the loudest moments is heard: better too much than too little. */
const STILL_SPEECH = 0.1;
/** The rounding noise of μ-law is about this loud. */
const FAINTEST = 40;

/** Cuts a recording at its silences into passages of speech, each at most 12 s long. 16-bit samples. */
export function speechPassages(samples: Int16Array, sampleRateHz: number): SpeechPassage[] {
  const frameLength = (sampleRateHz * FRAME_MS) / 1000;
  const levels = frameLevels(samples, frameLength);
  const threshold = speechThreshold(levels);
  const toSample = (ms: number) => Math.round((ms * sampleRateHz) / 1000);
  return stretches(levels, threshold).flatMap(({ from, to }) => {
    const start = Math.max(0, from * FRAME_MS - MARGIN_MS);
    const end = Math.min((samples.length / sampleRateHz) * 1000, to * FRAME_MS + MARGIN_MS);
    return pieces(samples.subarray(toSample(start), toSample(end)), sampleRateHz, start);
  });
}

function frameLevels(samples: Int16Array, frameLength: number): number[] {
  return Array.from({ length: Math.floor(samples.length / frameLength) }, (_, frame) => {
    let sum = 0;
    for (let at = frame * frameLength; at < (frame + 1) * frameLength; at++) sum += (samples[at] ?? 0) ** 2;
    return Math.sqrt(sum / frameLength);
  });
}

function speechThreshold(levels: readonly number[]): number {
  const sorted = levels.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  const [noise, loudest] = [at(0.1), at(0.98)];
  // Where somebody speaks without a pause there is no noise to measure.
  return Math.max(FAINTEST, Math.min(noise * ABOVE_NOISE, loudest * STILL_SPEECH), loudest * BELOW_LOUDEST);
}

/** Runs of loud frames with no pause in them; `to` is the frame after the last. */
function stretches(levels: readonly number[], threshold: number): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number; loud: number }[] = [];
  for (const [frame, level] of levels.entries()) {
    if (level < threshold) continue;
    const last = found.at(-1);
    if (last && frame - last.to < PAUSE_MS / FRAME_MS) {
      last.to = frame + 1;
      last.loud++;
    } else found.push({ from: frame, to: frame + 1, loud: 1 });
  }
  return found.filter(({ loud }) => loud * FRAME_MS >= SHORTEST_MS);
}

function pieces(samples: Int16Array, sampleRateHz: number, startedAtMs: number): SpeechPassage[] {
  const audio = new UtteranceAudio(sampleRateHz);
  const found: SpeechPassage[] = [];
  let start = startedAtMs;
  const add = (taken: Int16Array<ArrayBuffer>) => {
    const end = start + (taken.length / sampleRateHz) * 1000;
    found.push({ samples: taken, startedAtMs: Math.round(start), endedAtMs: Math.round(end) });
    start = end;
  };
  for (let at = 0; at < samples.length; at += sampleRateHz) {
    audio.append(samples.subarray(at, at + sampleRateHz));
    if (audio.durationMs > LONGEST_MS) add(audio.takeUntilQuietest(CUT_WITHIN_MS));
  }
  if (audio.durationMs > 0) add(audio.copy());
  return found;
}
