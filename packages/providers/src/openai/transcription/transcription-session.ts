import type { AudioFormat, TranscribeOptions } from '@frontdesk/voice';
import type { z } from 'zod';
import { serviceLanguage } from '../language.ts';
import { noiseReductionOf, type TranscriptionSettings } from '../settings.ts';

/** What the service takes, and as what. */
const FORMATS: readonly { readonly format: AudioFormat; readonly service: Readonly<Record<string, unknown>> }[] = [
  { format: { encoding: 'mulaw', sampleRateHz: 8000 }, service: { type: 'audio/pcmu' } },
  { format: { encoding: 'alaw', sampleRateHz: 8000 }, service: { type: 'audio/pcma' } },
  { format: { encoding: 'pcm16', sampleRateHz: 24_000 }, service: { type: 'audio/pcm', rate: 24_000 } },
];

export const REALTIME_FORMATS: readonly AudioFormat[] = FORMATS.map(({ format }) => format);

/** The service's name of a format; undefined where it does not take it. */
export function serviceFormat({ encoding, sampleRateHz }: AudioFormat): Readonly<Record<string, unknown>> | undefined {
  return FORMATS.find(({ format }) => format.encoding === encoding && format.sampleRateHz === sampleRateHz)?.service;
}

/** Models with a field for words to expect. */
const TAKES_KEYWORDS = /^gpt-(live-)?transcribe/;
/** Models that are told of them in a prompt. */
const TAKES_PROMPT = /^(whisper-1|gpt-4o-(mini-)?transcribe(?!-diarize))/;
/** The service takes some hundred tokens of hints; names that do not fit are left out. */
const MAX_PROMPT = 1000;
const MAX_KEYWORDS = 100;

export interface HearingOptions extends Pick<TranscribeOptions, 'language' | 'keyterms'> {
  readonly model: string;
  readonly settings: z.infer<typeof TranscriptionSettings>;
}

/** What writes down the words: the model, and what it is told beforehand. */
export function transcriptionOf({ model, language, keyterms = [], settings }: HearingOptions): Record<string, unknown> {
  const base = { model, language: serviceLanguage(language) };
  if (TAKES_KEYWORDS.test(model)) {
    const hints = settings.hints ? settings.hints.split(/\s*[,;\n]\s*/) : [];
    const keywords = [...hints, ...keyterms].filter(word => word !== '').slice(0, MAX_KEYWORDS);
    return { ...base, ...(keywords.length > 0 && { keywords }) };
  }
  if (!TAKES_PROMPT.test(model)) return base;
  const prompt = promptOf(settings.hints ?? '', keyterms);
  return { ...base, ...(prompt !== '' && { prompt }) };
}

/** A session that only writes down what it hears, and only when it is told to: the engine knows the pauses. */
export function transcriptionSession(format: Readonly<Record<string, unknown>>, options: HearingOptions) {
  return {
    type: 'transcription',
    audio: {
      input: {
        format,
        transcription: transcriptionOf(options),
        turn_detection: null,
        noise_reduction: noiseReductionOf(options.settings.noiseReduction),
      },
    },
    include: ['item.input_audio_transcription.logprobs'],
  };
}

function promptOf(hints: string, keyterms: readonly string[]): string {
  let prompt = hints.trim();
  for (const term of keyterms) {
    const longer = prompt === '' ? term : `${prompt}, ${term}`;
    if (longer.length > MAX_PROMPT) break;
    prompt = longer;
  }
  return prompt;
}
