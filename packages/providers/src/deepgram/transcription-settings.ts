import { z } from 'zod';
import { deepgramError } from './failures.ts';

/** What an agent may set of Deepgram's recognition. What does not concern the chosen model is left alone. */
export const TRANSCRIPTION_SETTINGS = z.strictObject({
  smartFormat: z.boolean().optional().meta({
    title: 'Smart formatting',
    description: 'Writes times, amounts, numbers and addresses as people do. Nova. On unless switched off.',
  }),
  punctuate: z.boolean().optional().meta({
    title: 'Punctuation',
    description: 'Full stops and capitals, which help to tell finished sentences. Nova. On unless switched off.',
  }),
  numerals: z.boolean().optional().meta({
    title: 'Numerals',
    description: 'Writes numbers as digits: “nine” becomes “9”.',
  }),
  profanityFilter: z.boolean().optional().meta({
    title: 'Profanity filter',
    description: 'Leaves out or masks what offends.',
  }),
  multilingual: z.boolean().optional().meta({
    title: 'Several languages',
    description: 'Follows callers who change the language. Nova-3.',
  }),
  endpointingMs: z.int().min(10).max(5000).optional().meta({
    title: 'Own endpointing (ms)',
    description:
      'Silence after which Deepgram finalises by itself. Off when empty: each pause of the caller asks. Nova.',
  }),
  eotThreshold: z.number().min(0.5).max(0.9).optional().meta({
    title: 'Certainty of a turn’s end',
    description: 'How sure Flux must be that the caller has finished. 0.7 when empty. Flux.',
  }),
  eagerEotThreshold: z.number().min(0.3).max(0.9).optional().meta({
    title: 'Early certainty of a turn’s end',
    description: 'From when on an answer is thought of in advance; not above the one before. Off when empty. Flux.',
  }),
  eotTimeoutMs: z.int().min(500).max(10_000).optional().meta({
    title: 'Longest silence of a turn (ms)',
    description: 'Silence that ends a turn whatever was said. 5000 when empty. Flux.',
  }),
});

export type TranscriptionSettings = z.infer<typeof TRANSCRIPTION_SETTINGS>;

/** Throws `ProviderError` where the settings are not of this shape. */
export function readTranscriptionSettings(settings: unknown): TranscriptionSettings {
  const parsed = TRANSCRIPTION_SETTINGS.safeParse(settings ?? {});
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'settings'}: ${message}`);
    throw deepgramError(`Deepgram’s settings do not fit: ${fields.join('; ')}`, 'rejected');
  }
  return parsed.data;
}
