interface Heteronym {
  readonly noun: string;
  readonly verb: string;
  /** What it is when the word before gives no hint. */
  readonly usually: 'noun' | 'verb';
}

/** Words written alike and said differently as a thing (or description) and as an act. */
const HETERONYMS: Readonly<Record<string, Heteronym>> = {
  close: { noun: 'K L OW1 S', verb: 'K L OW1 Z', usually: 'verb' },
  conduct: { noun: 'K AA1 N D AH0 K T', verb: 'K AH0 N D AH1 K T', usually: 'verb' },
  contract: { noun: 'K AA1 N T R AE2 K T', verb: 'K AH0 N T R AE1 K T', usually: 'noun' },
  estimate: { noun: 'EH1 S T AH0 M AH0 T', verb: 'EH1 S T AH0 M EY2 T', usually: 'noun' },
  excuse: { noun: 'IH0 K S K Y UW1 S', verb: 'IH0 K S K Y UW1 Z', usually: 'verb' },
  house: { noun: 'HH AW1 S', verb: 'HH AW1 Z', usually: 'noun' },
  lead: { noun: 'L IY1 D', verb: 'L IY1 D', usually: 'noun' },
  live: { noun: 'L AY1 V', verb: 'L IH1 V', usually: 'noun' },
  object: { noun: 'AA1 B JH EH0 K T', verb: 'AH0 B JH EH1 K T', usually: 'noun' },
  permit: { noun: 'P ER1 M IH2 T', verb: 'P ER0 M IH1 T', usually: 'noun' },
  present: { noun: 'P R EH1 Z AH0 N T', verb: 'P R IY0 Z EH1 N T', usually: 'noun' },
  produce: { noun: 'P R OW1 D UW0 S', verb: 'P R AH0 D UW1 S', usually: 'noun' },
  read: { noun: 'R IY1 D', verb: 'R IY1 D', usually: 'verb' },
  record: { noun: 'R EH1 K ER0 D', verb: 'R AH0 K AO1 R D', usually: 'noun' },
  separate: { noun: 'S EH1 P R AH0 T', verb: 'S EH1 P ER0 EY2 T', usually: 'noun' },
  use: { noun: 'Y UW1 S', verb: 'Y UW1 Z', usually: 'verb' },
};

const BEFORE_VERBS = new Set(
  "to will would can could should shall may might must i you we they please let's don't won't can't i'll you'll we'll they'll not and".split(
    ' ',
  ),
);
const BEFORE_NOUNS = new Set(
  "a an the my your our his her their this that these those no any some of in for with on very so too quite is are it's that's".split(
    ' ',
  ),
);

/** The pronunciation of such a word judged by the word before it, or undefined for other words. */
export function heteronym(word: string, previous: string | undefined): string | undefined {
  const entry = HETERONYMS[word];
  if (!entry || !Object.hasOwn(HETERONYMS, word)) return undefined;
  if (previous !== undefined && BEFORE_VERBS.has(previous)) return entry.verb;
  if (previous !== undefined && BEFORE_NOUNS.has(previous)) return entry.noun;
  return entry[entry.usually];
}
