/** What the words so far say about whether the speaker is done. */
export type TranscriptShape = 'finished' | 'neutral' | 'unfinished';

/** Words that promise more to come when they stand last. */
const CONTINUING = new Set(
  (
    'and or but so because if when that which who with without for from to at in on of by about around the a an my our your his her their ' +
    "this is are was it's i'm i we'd i'd like want need would could can between until till than as not no. " +
    'um uh er erm hmm uhm well like maybe actually'
  ).split(' '),
);

const DIGIT_WORD = /^(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple|\d)$/;
/** Words with which a short answer is complete whatever stands before them. */
const COMPLETE_ANSWERS =
  /^(?:yes|yeah|yep|yup|no|nope|correct|right|sure|okay|ok|perfect|thanks|thank you|goodbye|bye|that's (?:it|all|right|correct|fine)|sounds good|please)$/;

/** Digits in a phone number spoken without its country code, in the numbering plans we serve first (NANP). */
const PHONE_DIGITS = 10;

/**
 * Judges a transcript by its last words. Recognisers put full stops after unfinished speech too, so a stop alone never
 * makes a sentence finished: it must also have a few words, or be a complete short answer.
 */
export function transcriptShape(text: string): TranscriptShape {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return 'neutral';
  // A comma at the end says nothing: recognisers write one after a name or a time that was the whole answer.
  if (/(?:\.\.\.|…|-)$/.test(trimmed)) return 'unfinished';
  const words = trimmed
    .replace(/[.?!,;:]+(?=\s|$)/g, '')
    .split(/\s+/)
    .filter(Boolean);
  const last = words.at(-1) ?? '';
  if (COMPLETE_ANSWERS.test(words.slice(-2).join(' ')) || COMPLETE_ANSWERS.test(words.join(' '))) return 'finished';
  if (isUnfinishedNumber(trimmed, words)) return 'unfinished';
  if (CONTINUING.has(last)) return 'unfinished';
  if (COMPLETE_ANSWERS.test(last)) return 'finished';
  if (trimmed.endsWith('?')) return 'finished';
  if (/[.!]$/.test(trimmed) && words.length >= 3) return 'finished';
  return 'neutral';
}

/** A run of three to nine digits at the end is a phone number still being said; so is one of a single "double". */
function isUnfinishedNumber(text: string, words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  if (last === 'double' || last === 'triple') return true;
  let digits = 0;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = (words[index] ?? '').replace(/[-().]/g, '');
    if (/^\d+$/.test(word)) digits += word.length;
    else if (DIGIT_WORD.test(word)) digits += 1;
    else break;
  }
  const isTime = /\d{1,2}:\d{2}/.test(text.slice(-8));
  return !isTime && digits >= 3 && digits < PHONE_DIGITS;
}
