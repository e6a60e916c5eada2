/** Deepgram takes 500 tokens of key terms, and advises 20 to 50 terms; four letters to a token leaves room. */
const MAX_TERMS = 50;
const MAX_LETTERS = 1500;
/** Longer ones are no names. */
const MAX_TERM_LETTERS = 80;
/** Older models take single words; short ones are known anyway. */
const MIN_WORD_LETTERS = 4;

/** Terms for `keyterm`, most wanted first, as many as may be sent. */
export function boundedKeyterms(terms: readonly string[]): string[] {
  const taken = new Set<string>();
  let letters = 0;
  for (const term of terms) {
    const plain = term.replace(/\s+/g, ' ').trim();
    if (plain === '' || plain.length > MAX_TERM_LETTERS || taken.has(plain)) continue;
    if (taken.size >= MAX_TERMS || letters + plain.length > MAX_LETTERS) break;
    taken.add(plain);
    letters += plain.length;
  }
  return [...taken];
}

/** The same for `keywords` of models before Nova-3: single words without the colon that sets a weight. */
export function boundedKeywords(terms: readonly string[]): string[] {
  const words = terms.flatMap(term => term.split(/[\s:]+/)).filter(word => word.length >= MIN_WORD_LETTERS);
  return boundedKeyterms(words);
}
