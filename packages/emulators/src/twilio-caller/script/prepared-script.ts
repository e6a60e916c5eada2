import { atSpeechLevel, audibleRange } from '../../audio/level.ts';
import { encodeMulaw, TELEPHONE_RATE_HZ } from '../../audio/mulaw.ts';
import { pinkNoise } from '../../audio/noise.ts';
import type { CallerVoice, Script, ScriptStep, Words } from './script.ts';

/** A stretch of caller's audio, ready to send: μ-law 8 kHz, and where in it the speech begins and ends. */
export interface Line {
  readonly label: string;
  /** The words a listener gets: all of them, or those before the line broke off. */
  readonly audibleWords: string;
  readonly audio: Uint8Array;
  readonly speechStartMs: number;
  readonly speechEndMs: number;
  readonly isSpeech: boolean;
}

export type PreparedStep =
  | { readonly type: 'say'; readonly line: Line; readonly isAtOnce: boolean }
  | { readonly type: 'interrupt'; readonly line: Line; readonly afterMs: number }
  | { readonly type: 'noise'; readonly line: Line }
  | Exclude<ScriptStep, { type: 'say' | 'interrupt' | 'noise' }>;

/** Makes all of a caller's audio, one line at a time. */
export async function prepareScript(script: Script, voice: CallerVoice, signal: AbortSignal): Promise<PreparedStep[]> {
  const prepared: PreparedStep[] = [];
  for (const step of script) prepared.push(await prepareStep(step, voice, signal));
  return prepared;
}

async function prepareStep(step: ScriptStep, voice: CallerVoice, signal: AbortSignal): Promise<PreparedStep> {
  switch (step.type) {
    case 'say': {
      const samples = await samplesOf(step.words, voice, signal);
      const end = step.cutAfterMs === undefined ? samples.length : samplesIn(step.cutAfterMs);
      const part = samples.subarray(0, end);
      const line = toLine(labelOf(step.words), part, true, part.length / samples.length);
      return { type: 'say', line, isAtOnce: step.atOnce ?? false };
    }
    case 'interrupt': {
      const samples = await samplesOf(step.words, voice, signal);
      return { type: 'interrupt', line: toLine(labelOf(step.words), samples, true), afterMs: step.afterMs };
    }
    case 'noise':
      return { type: 'noise', line: toLine('noise', pinkNoise(samplesIn(step.durationMs), step.levelDb), false) };
    default:
      return step;
  }
}

/** Speech at a telephone's level, with the quiet before and after it cut off: that is a property of the voice's model. */
async function samplesOf(words: Words, voice: CallerVoice, signal: AbortSignal): Promise<Int16Array> {
  const samples = atSpeechLevel('text' in words ? await voice.speak(words.text, signal) : words.samples);
  const range = audibleRange(samples);
  return range ? samples.subarray(...range) : samples;
}

function toLine(label: string, samples: Int16Array, isSpeech: boolean, saidShare = 1): Line {
  const [start, end] = audibleRange(samples) ?? [0, 0];
  const words = label.split(' ');
  return {
    label,
    audibleWords: saidShare < 1 ? words.slice(0, Math.floor(words.length * saidShare)).join(' ') : label,
    audio: encodeMulaw(samples),
    speechStartMs: start / 8,
    speechEndMs: end / 8,
    isSpeech,
  };
}

function labelOf(words: Words): string {
  return 'text' in words ? words.text : words.label;
}

function samplesIn(durationMs: number): number {
  return Math.round((durationMs / 1000) * TELEPHONE_RATE_HZ);
}
