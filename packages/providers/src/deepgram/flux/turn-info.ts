import { z } from 'zod';

const TurnInfo = z.object({
  event: z.string(),
  turn_index: z.number(),
  transcript: z.string(),
  words: z.array(z.object({ word: z.string(), start: z.number().optional() })).default([]),
});

/** What Flux says of the turn under way. Times are milliseconds since the connection's first audio. */
export interface TurnInfo {
  readonly event: string;
  readonly turnIndex: number;
  readonly text: string;
  /** Undefined times where the service does not give them. */
  readonly words: readonly { readonly text: string; readonly startMs: number | undefined }[];
}

/** Undefined where the message is not what it says it is. */
export function readTurnInfo(message: unknown): TurnInfo | undefined {
  const { success, data } = TurnInfo.safeParse(message);
  if (!success) return undefined;
  return {
    event: data.event,
    turnIndex: data.turn_index,
    text: data.transcript.trim(),
    words: data.words.map(({ word, start }) => ({
      text: word,
      startMs: start === undefined ? undefined : start * 1000,
    })),
  };
}
