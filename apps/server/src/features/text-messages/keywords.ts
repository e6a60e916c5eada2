/** What a text asks of the line itself rather than of whoever answers it. */
export type Keyword = 'stop' | 'start' | 'help';

// Twilio's default words for US and Canadian numbers; it answers them itself.
const WORDS: Readonly<Record<Keyword, ReadonlySet<string>>> = {
  stop: new Set(['stop', 'stopall', 'unsubscribe', 'cancel', 'end', 'quit', 'revoke', 'optout']),
  start: new Set(['start', 'unstop', 'yes']),
  help: new Set(['help', 'info']),
};

/** The keyword a text consists of. "yes" counts only from somebody who had opted out: else it answers a question. */
export function keywordIn(body: string, isOptedOut: boolean): Keyword | null {
  const word = body
    .trim()
    .toLowerCase()
    .replace(/[.!]+$/, '');
  if (word === 'yes' && !isOptedOut) return null;
  const found = Object.entries(WORDS).find(([, words]) => words.has(word));
  return found ? (found[0] as Keyword) : null;
}
