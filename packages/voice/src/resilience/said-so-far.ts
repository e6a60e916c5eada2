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
  const tokens = [...text.matchAll(/\S+/g)].map(match => ({ start: match.index, end: match.index + match[0].length }));
  const whole = given.words.filter(word => isWhole(word, given.audioMs));
  const toldUntil = endOfWords(text, whole);
  const isCertain = given.words.length > whole.length || tokens.every(token => token.start < toldUntil);
  const beyondMs = given.audioMs - (whole.at(-1)?.endMs ?? 0);
  const reached = isCertain ? toldUntil : toldUntil + beyondMs / msPerCharacter;
  const isGiven = (token: { start: number; end: number }) => token.start < toldUntil || token.end <= reached;
  const first = tokens.find(token => !isGiven(token));
  const guessed = isCertain || tokens.length === 1 ? undefined : tokens.at(-1);
  const cut = first?.start ?? guessed?.start ?? text.length;
  return { said: text.slice(0, cut).trim(), rest: text.slice(cut).trim() };
}

/** The audio so far has this word from its beginning to its end. */
export function isWhole(word: WordTime, audioMs: number): boolean {
  return word.endMs <= audioMs + TOLERANCE_MS;
}

/** Where the last of these words ends in the text. A word that is spoken otherwise than written moves on by its length. */
function endOfWords(text: string, words: readonly WordTime[]): number {
  const written = text.toLowerCase();
  let at = 0;
  for (const { word } of words) {
    const found = written.indexOf(word.trim().toLowerCase(), at);
    const isNear = found >= 0 && found - at <= MAX_SKIPPED;
    at = Math.min(text.length, (isNear ? found : at) + word.trim().length);
  }
  return at;
}

/** Further on in the text it is the same word again, said later. */
const MAX_SKIPPED = 20;

/** Word times of a text that is spread evenly over its audio, where the voice does not tell them. */
export function evenWordTimes(text: string, fromMs: number, toMs: number): WordTime[] {
  const msPerCharacter = text.length === 0 ? 0 : (toMs - fromMs) / text.length;
  return [...text.matchAll(/\S+/g)].map(match => ({
    word: match[0],
    startMs: fromMs + match.index * msPerCharacter,
    endMs: fromMs + (match.index + match[0].length) * msPerCharacter,
  }));
}
