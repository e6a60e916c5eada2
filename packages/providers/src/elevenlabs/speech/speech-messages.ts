import { z } from 'zod';
import type { CharacterTimes } from './word-aligner.ts';

const Alignment = z.object({
  chars: z.array(z.string()).nullish(),
  charStartTimesMs: z.array(z.number()).nullish(),
  charDurationsMs: z.array(z.number()).nullish(),
  /** Spelled so in the specification. */
  charsDurationsMs: z.array(z.number()).nullish(),
});

const Message = z.object({
  audio: z.string().nullish(),
  isFinal: z.boolean().nullish(),
  is_final: z.boolean().nullish(),
  contextId: z.string().nullish(),
  context_id: z.string().nullish(),
  alignment: Alignment.nullish(),
  normalizedAlignment: Alignment.nullish(),
  error: z.string().nullish(),
});

export type SpeechMessage =
  | { readonly type: 'audio'; readonly context: string; readonly audio: Buffer; readonly times: CharacterTimes | null }
  | { readonly type: 'finished'; readonly context: string }
  | { readonly type: 'error'; readonly code: string }
  | { readonly type: 'other' };

/** What the multi-context socket said; null when it makes no sense. */
export function readSpeechMessage(text: string): SpeechMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = Message.safeParse(json);
  if (!data) return null;
  const context = data.contextId ?? data.context_id ?? '';
  if (data.audio) {
    const audio = Buffer.from(data.audio, 'base64');
    return { type: 'audio', context, audio, times: timesOf(data.alignment ?? data.normalizedAlignment) };
  }
  if (data.isFinal || data.is_final) return { type: 'finished', context };
  if (data.error) return { type: 'error', code: data.error };
  // Neither sound nor end: an error in another shape, unless it is a chunk that happens to be empty.
  return 'audio' in data || context !== '' ? { type: 'other' } : { type: 'error', code: 'unknown' };
}

function timesOf(alignment: z.infer<typeof Alignment> | null | undefined): CharacterTimes | null {
  const { chars, charStartTimesMs: startsMs } = alignment ?? {};
  const durationsMs = alignment?.charDurationsMs ?? alignment?.charsDurationsMs;
  return chars && startsMs && durationsMs ? { characters: chars, startsMs, durationsMs } : null;
}
