import type { WordTime } from '../ports/text-to-speech.ts';

/** What was given of a text before its voice failed. */
export interface GivenSpeech {
  readonly audioMs: number;
  /** Those known so far, from the first word on; none where the voice does not tell. */
  readonly words: readonly WordTime[];
}

/** About 15 characters a second: English read aloud at a usual pace. */
export const USUAL_MS_PER_CHARACTER = 65;

/** A word whose end is this close to the end of the audio was given whole; the rest of it is silence. */
const TOLERANCE_MS = 30;

/**
 * Cuts a text before the first word that was not given whole: by the word times as far as they go, by the length of
 * the audio after that. An estimate leaves at least the last word, as one word twice is better than one never.
 */
export function splitAtGiven(text: string, given: GivenSpeech, msPerCharacter: number): { said: string; rest: string } {
  const tokens = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  const whole = given.words.filter(word => isWhole(word, given.audioMs));
  const told = wordsTold(
    tokens.map(({ word }) => plain(word)),
    whole,
  );
  const isCertain = given.words.length > whole.length || told === tokens.length;
  const beyondMs = given.audioMs - (whole.at(-1)?.endMs ?? 0);
  const reached = isCertain ? 0 : (tokens[told - 1]?.end ?? 0) + beyondMs / msPerCharacter;
  const first = tokens.find((token, index) => index >= told && token.end > reached);
  const guessed = isCertain || tokens.length === 1 ? undefined : tokens.at(-1);
  const cut = first?.start ?? guessed?.start ?? text.length;
  return { said: text.slice(0, cut).trim(), rest: text.slice(cut).trim() };
}

/** The audio so far has this word from its beginning to its end. */
export function isWhole(word: WordTime, audioMs: number): boolean {
  return word.endMs <= audioMs + TOLERANCE_MS;
}

/**
 * How many of the text's words these are. A word that is spoken otherwise than written ("12") leads no further than one
 * on from the last one recognised, as several may stand for one; to say a word twice is better than to lose one.
 */
function wordsTold(written: readonly string[], words: readonly WordTime[]): number {
  let sure = 0;
  let guess = 0;
  for (const { word } of words) {
    const sought = plain(word);
    const found = written.findIndex((token, index) => index >= sure && index <= sure + MAX_SKIPPED && token === sought);
    if (found >= 0) sure = found + 1;
    guess = found >= 0 ? sure : Math.min(sure + 1, written.length);
  }
  return guess;
}

/** Further on in the text it is the same word again, said later. */
const MAX_SKIPPED = 3;

const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Word times of a text that is spread evenly over its audio, where the voice does not tell them. */
export function evenWordTimes(text: string, fromMs: number, toMs: number): WordTime[] {
  const msPerCharacter = text.length === 0 ? 0 : (toMs - fromMs) / text.length;
  return [...text.matchAll(/\S+/g)].map(match => ({
    word: match[0],
    startMs: fromMs + match.index * msPerCharacter,
    endMs: fromMs + (match.index + match[0].length) * msPerCharacter,
  }));
}
