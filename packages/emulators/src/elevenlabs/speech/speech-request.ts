import { asObject } from '../http/route.ts';
import { OUTPUT_FORMATS, type OutputFormat } from './output-format.ts';

/** Characters one request may have: help.elevenlabs.io. Also the list of models that speak. */
export const MODEL_LIMITS: ReadonlyMap<string, number> = new Map([
  ['eleven_flash_v2_5', 40_000],
  ['eleven_turbo_v2_5', 40_000],
  ['eleven_flash_v2', 30_000],
  ['eleven_turbo_v2', 30_000],
  ['eleven_multilingual_v2', 10_000],
  ['eleven_multilingual_v1', 10_000],
]);

/** What is wrong with a request for speech: where, and why. */
export interface SpeechProblem {
  readonly where: string;
  readonly message: string;
}

export function findFormat(query: URLSearchParams): OutputFormat | SpeechProblem {
  const name = query.get('output_format') ?? 'mp3_44100_128';
  return OUTPUT_FORMATS.get(name) ?? { where: 'output_format', message: `The output format ${name} is not available.` };
}

export function isProblem(found: OutputFormat | SpeechProblem): found is SpeechProblem {
  return 'where' in found;
}

export function modelProblem(modelId: string, languageCode: string | null): SpeechProblem | null {
  if (!MODEL_LIMITS.has(modelId)) {
    return { where: 'model_id', message: `A model with model ID ${modelId} does not exist.` };
  }
  if (languageCode !== null && !modelId.endsWith('_v2_5')) {
    return { where: 'language_code', message: `Model '${modelId}' does not support the language_code parameter.` };
  }
  return null;
}

export function normalizationProblem(value: unknown): SpeechProblem | null {
  if (value === undefined || value === null || value === 'auto' || value === 'on' || value === 'off') return null;
  return { where: 'apply_text_normalization', message: "Input should be 'auto', 'on' or 'off'" };
}

const SETTING_RANGES: Readonly<Record<string, readonly [number, number]>> = {
  stability: [0, 1],
  similarity_boost: [0, 1],
  style: [0, 1],
  speed: [0.7, 1.2],
};

export function settingsProblem(value: unknown): SpeechProblem | null {
  if (value === undefined || value === null) return null;
  const settings = asObject(value);
  if (!settings) return { where: 'voice_settings', message: 'Input should be a valid dictionary' };
  for (const [name, [min, max]] of Object.entries(SETTING_RANGES)) {
    const given = settings[name];
    if (given === undefined || given === null) continue;
    if (typeof given !== 'number' || given < min || given > max)
      return { where: name, message: `Input should be between ${min} and ${max}` };
  }
  return null;
}

/** Factor of the voice's own pace, 1 when nothing is said of it. */
export function speedOf(voiceSettings: unknown): number {
  const speed = asObject(voiceSettings)?.speed;
  return typeof speed === 'number' ? speed : 1;
}
