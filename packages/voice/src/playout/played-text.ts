import type { WordTime } from '../ports/text-to-speech.ts';

export interface PlayedSpeech {
  readonly text: string;
  /** Empty where the voice does not tell. */
  readonly words: readonly WordTime[];
  /** Of the whole text. */
  readonly durationMs: number;
  readonly playedMs: number;
}

/** The part of a text that was heard when its speech was played so far, cut at the last whole word. */
export function playedText({ text, words, durationMs, playedMs }: PlayedSpeech): string {
  if (playedMs <= 0) return '';
  if (words.length > 0) {
    return words
      .filter(word => word.endMs <= playedMs)
      .map(word => word.word)
      .join(' ');
  }
  // Without word times, speech is taken to be even over the characters: good to about a word either way.
  const share = Math.min(1, playedMs / durationMs);
  if (share >= 1) return text;
  const reached = text.slice(0, Math.floor(text.length * share));
  const lastSpace = reached.lastIndexOf(' ');
  return lastSpace > 0 ? reached.slice(0, lastSpace) : '';
}
