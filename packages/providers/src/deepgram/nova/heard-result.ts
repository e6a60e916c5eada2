import { z } from 'zod';

const Word = z.object({
  word: z.string(),
  punctuated_word: z.string().optional(),
  start: z.number(),
  end: z.number(),
});

const Results = z.object({
  start: z.number(),
  duration: z.number(),
  is_final: z.boolean().default(false),
  speech_final: z.boolean().default(false),
  from_finalize: z.boolean().default(false),
  channel: z.object({
    alternatives: z
      .array(
        z.object({
          transcript: z.string(),
          confidence: z.number().optional(),
          words: z.array(Word).optional().catch(undefined),
        }),
      )
      .min(1),
  }),
});

/** What was heard in one window of the audio. Times are milliseconds since the connection's first audio. */
export interface HeardResult {
  readonly startMs: number;
  readonly endMs: number;
  /** Nothing about this window will change any more. */
  readonly isFinal: boolean;
  /** It ends with the end of speech. */
  readonly isSpeechFinal: boolean;
  /** It answers a `Finalize`. */
  readonly isFromFinalize: boolean;
  readonly text: string;
  readonly confidence: number | undefined;
  readonly words: readonly { readonly text: string; readonly startMs: number; readonly endMs: number }[];
}

/** Undefined where the message is not what a result looks like. */
export function readResult(message: unknown): HeardResult | undefined {
  const parsed = Results.safeParse(message);
  const best = parsed.data?.channel.alternatives[0];
  if (!parsed.success || !best) return undefined;
  const { start, duration, is_final, speech_final, from_finalize } = parsed.data;
  return {
    startMs: start * 1000,
    endMs: (start + duration) * 1000,
    isFinal: is_final,
    isSpeechFinal: speech_final,
    isFromFinalize: from_finalize,
    text: best.transcript.trim(),
    confidence: best.confidence,
    words: (best.words ?? []).map(({ word, punctuated_word, start: startS, end: endS }) => ({
      text: punctuated_word ?? word,
      startMs: startS * 1000,
      endMs: endS * 1000,
    })),
  };
}
