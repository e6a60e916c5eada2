import { z } from 'zod';
import { VoiceWebhook } from '../telephony/webhook-fields.ts';

/** A minute of fast speech, three times over. */
const MAX_WORDS = 4000;
/** As on calls with a media stream. */
const MAX_DIGITS = 32;

/** A repeated field counts by its first value. */
const field = z.union([z.string(), z.array(z.string()).transform(values => values[0] ?? '')]);

/** "This is what I heard." Without words and digits nothing was. `Confidence` is not always sent. */
export const GatherWebhook = VoiceWebhook.extend({
  SpeechResult: field.catch('').transform(words => words.trim().slice(0, MAX_WORDS)),
  Confidence: field
    .pipe(z.string().regex(/^[\d.]+$/))
    .transform(Number)
    .pipe(z.number().max(1))
    .optional()
    .catch(undefined),
  Digits: field.catch('').transform(digits => digits.replaceAll(/[^\d*#]/g, '').slice(0, MAX_DIGITS)),
  Direction: field.catch(''),
  CallStatus: field.catch(''),
});
export type GatherWebhook = z.infer<typeof GatherWebhook>;

/** What the caller did. `confidence`: how sure the carrier is of the words, from 0 to 1; null where it does not say. */
export type Heard =
  | { readonly type: 'said'; readonly text: string; readonly confidence: number | null }
  | { readonly type: 'pressed'; readonly digits: string }
  | { readonly type: 'nothing' };

/** Keys count before words: they were pressed on purpose. */
export function heardIn({ SpeechResult: text, Confidence, Digits: digits }: GatherWebhook): Heard {
  if (digits !== '') return { type: 'pressed', digits };
  return text === '' ? { type: 'nothing' } : { type: 'said', text, confidence: Confidence ?? null };
}
