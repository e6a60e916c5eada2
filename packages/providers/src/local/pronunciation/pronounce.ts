import { kokoroPhonemes, STARTS_WITH_VOWEL } from './arpabet.ts';
import { heteronym } from './heteronyms.ts';
import { weakForm } from './weak-forms.ts';
import type { WordPronunciation } from './word-pronunciation.ts';

/** One word and where its phonemes lie in the whole string: `[start, end)`, empty for a word nothing is known of. */
export interface PronouncedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Pronunciation {
  /** Kokoro's letters, spaces between words, stops as written. */
  readonly phonemes: string;
  readonly words: readonly PronouncedWord[];
}

const PIECES = /[\p{L}\p{M}']*\p{L}[\p{L}\p{M}']*|[.,!?;:…]/gu;
const STOP = /^[.,!?;:…]$/;

/** Speakable text (see `normalizeForSpeech`) as phonemes, with the place of every word. */
export function pronounceText(text: string, dictionary: WordPronunciation): Pronunciation {
  const pieces = text.match(PIECES) ?? [];
  const strong = pieces.map((piece, index) =>
    STOP.test(piece) ? '' : strongForm(piece, pieces[index - 1], dictionary),
  );
  const words: PronouncedWord[] = [];
  let phonemes = '';
  pieces.forEach((piece, index) => {
    if (STOP.test(piece)) {
      phonemes += piece;
      return;
    }
    const next = pieces[index + 1];
    const endsPhrase = next === undefined || STOP.test(next);
    const sound =
      weakForm(piece.toLowerCase(), STARTS_WITH_VOWEL.test(strong[index + 1] ?? ''), endsPhrase) ?? strong[index] ?? '';
    if (phonemes && sound) phonemes += ' ';
    words.push({ text: piece, start: phonemes.length, end: phonemes.length + sound.length });
    phonemes += sound;
  });
  return { phonemes, words };
}

function strongForm(word: string, previous: string | undefined, dictionary: WordPronunciation): string {
  const known = heteronym(word.toLowerCase(), previous?.toLowerCase());
  return kokoroPhonemes(known ?? dictionary.pronounce(word));
}
