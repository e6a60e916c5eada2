import type { AudioFormat, SpeechToText } from '@frontdesk/voice';
import { z } from 'zod';

/** What an agent may set of live recognition. */
export const recognitionSettings = z.strictObject({
  languageCode: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .meta({ title: 'Language', description: 'ISO 639-1 or 639-3, where it is not the agent’s.' }),
  detectsLanguage: z
    .boolean()
    .default(false)
    .meta({ title: 'Any language', description: 'The language is heard rather than told; a little less sure.' }),
  withoutFillers: z
    .boolean()
    .default(false)
    .meta({ title: 'Without fillers', description: 'Leaves out “um”, false starts and repetitions.' }),
  filtersBackground: z
    .boolean()
    .default(false)
    .meta({ title: 'Filter the background', description: 'Pays less attention to other people’s talk nearby.' }),
});
export type RecognitionSettings = z.infer<typeof recognitionSettings>;

const RATES_HZ = [8000, 16_000, 22_050, 24_000, 44_100, 48_000];

export const RECOGNITION_CAPABILITIES: SpeechToText['capabilities'] = {
  interim: true,
  inputs: [
    { encoding: 'mulaw', sampleRateHz: 8000 },
    ...RATES_HZ.map((sampleRateHz): AudioFormat => ({ encoding: 'pcm16', sampleRateHz })),
  ],
};

/** The service's name of a format, or null when it does not take it. */
export function audioFormat({ encoding, sampleRateHz }: AudioFormat): string | null {
  if (encoding === 'mulaw') return sampleRateHz === 8000 ? 'ulaw_8000' : null;
  return encoding === 'pcm16' && RATES_HZ.includes(sampleRateHz) ? `pcm_${sampleRateHz}` : null;
}

// Limits of live recognition: the official SDK's notes on its options.
const MAX_KEYTERMS = 50;
const MAX_KEYTERM_LENGTH = 20;
/** Shorter pieces of a longer term are words everybody knows. */
const MIN_PIECE_LENGTH = 5;

/** Terms as the service takes them: those too long as their longer words, the first fifty. */
export function fittingKeyterms(terms: readonly string[]): string[] {
  const fitting = terms.flatMap(term => {
    const clean = term.replace(/[<>{}[\]\\]/g, '').trim();
    if (clean.length <= MAX_KEYTERM_LENGTH) return [clean];
    return clean.split(/\s+/).filter(word => word.length >= MIN_PIECE_LENGTH && word.length <= MAX_KEYTERM_LENGTH);
  });
  return [...new Set(fitting.filter(term => term !== ''))].slice(0, MAX_KEYTERMS);
}
