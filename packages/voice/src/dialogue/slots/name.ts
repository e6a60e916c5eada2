import nlp from 'compromise';

const LEAD =
  /\b(?:(?:the |my |our |his |her |last |first |full )*(?:name(?:'s| is| as| to| will be| should be| would be| for (?:the|this) (?:booking|reservation) is)?|surname is)(?: actually)?|(?:it's|it is|that's|this is|put it|book it|make it|that would be|it'll be|that'll be|booking is|reservation is)? ?(?:for|under)(?: the)? (?:name(?: of)?)|it's for|it is for|this is|i'm called|call me|(?:put|book|have|place|make) it (?:under|for|in)|under|i am|i'm|spelled|on behalf of)[: ,]+(?:is |it's |for |under )?/gi;
const STRONG_LEAD =
  /\b(?:names?(?:'s| is| to| will be| should be| would be)?|it's for|it is for|under(?: the name(?: of)?)?|call me|on behalf of|my name)\b/i;
/** Words that end a name, or show that there is none. */
const NOT_NAME = new Set(
  'a an the and or but my your our his her is are was am be at on in for to of with by from it its that this there here we i you he she they me us not no yes yeah yep nope okay ok sure right correct please thanks thank hello hi hey what when where who how why which do does did can could would will should have has had want need like book booking table reservation reserve people person party guests guest tonight tomorrow today monday tuesday wednesday thursday friday saturday sunday morning evening afternoon night noon number phone calling call called looking interested going coming running late sorry just actually maybe about around well um uh so then now also both name names last first under use same wait hold know sorry trying wondering hoping afraid allergic vegetarian vegan gluten really very fine good great perfect done all set back menu hours open close one two three four five six seven eight nine ten eleven twelve new change cancel make put thats im ill id dont thing something anything everything nothing parking special specials price later earlier instead'.split(
    ' ',
  ),
);
const PARTICLES = new Set([
  'van',
  'von',
  'de',
  'la',
  'le',
  'del',
  'der',
  'den',
  'di',
  'da',
  'al',
  'el',
  'bin',
  'mac',
  'st',
  "o'",
]);
const MAX_NAME_WORDS = 4;

export interface NameReading {
  readonly name: string;
  /** The words as said, to keep date and number parsers off them. */
  readonly said: string;
}

/**
 * Finds a person's name in what was said (original spelling). With `isExpected`, the answer itself may be the name;
 * otherwise it must be introduced ("it's for …", "my name is …") or be a known personal name.
 */
export function findName(text: string, isExpected: boolean): NameReading | undefined {
  const clean = text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
  const spelled = spelledName(clean);
  if (spelled && (isExpected || STRONG_LEAD.test(clean))) return spelled;
  for (const lead of [...clean.matchAll(LEAD)].reverse()) {
    if (!isExpected && !STRONG_LEAD.test(lead[0])) continue;
    const said = nameWords(clean.slice(lead.index + lead[0].length));
    if (said) return { name: titled(said), said };
  }
  if (isExpected) {
    const said = nameWords(
      clean.replace(
        /^(?:(?:oh|um+|uh+|er|so|well|yes|yeah|sure|no|sorry|hi|hello|hey|okay|ok|actually|it's|its|it is|that's|that'd be|that would be|just|put|please|use|of course|certainly|i said|make it|i'm|im|i am|this is|for|under)[,. ]+)+/i,
        '',
      ),
    );
    return said ? { name: titled(said), said } : undefined;
  }
  const known = knownPerson(clean);
  return known ? { name: titled(known), said: known } : undefined;
}

function nameWords(text: string): string | undefined {
  const words: string[] = [];
  for (const word of (text.split(/[.,;:?!]|\s[-–—]\s/)[0] ?? '').split(' ')) {
    const plain = word.toLowerCase().replace(/[^\p{L}'-]/gu, '');
    if (!/^\p{L}[\p{L}'-]*$/u.test(word) || NOT_NAME.has(plain.replace(/'/g, ''))) break;
    words.push(word);
    if (words.length === MAX_NAME_WORDS) break;
  }
  while (words.length > 0 && PARTICLES.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  const said = words.join(' ');
  return said.replace(/[^\p{L}]/gu, '').length > 1 ? said : undefined;
}

/** "M I L L E R", "M-I-L-L-E-R", "Anna, that's M as in Mary, I, double L …": letters make the last name. */
function spelledName(text: string): NameReading | undefined {
  const eased = text
    .replace(/\b(\p{L})\s+(?:as in|like|for)\s+\p{L}+/giu, '$1')
    .replace(/\bdouble[ -](\p{L})\b/giu, '$1 $1');
  const match = /(?<![\p{L}'])(?:\p{L}[\s.,-]+){2,}\p{L}(?![\p{L}'])/u.exec(eased);
  if (!match) return undefined;
  const letters = match[0].replace(/[^\p{L}]/gu, '');
  if (letters.length < 3) return undefined;
  const before = eased
    .slice(0, match.index)
    .replace(LEAD, ' ')
    .split(/[\s,.:]+/)
    .filter(word => /^\p{L}[\p{L}'-]+$/u.test(word) && !NOT_NAME.has(word.toLowerCase().replace(/'/g, '')));
  const first = before.filter(word => word.slice(0, 2).toLowerCase() !== letters.slice(0, 2).toLowerCase()).slice(-2);
  return { name: titled([...first, letters.toLowerCase()].join(' ')), said: text };
}

function knownPerson(text: string): string | undefined {
  // Looking names up takes milliseconds; only a capital inside the sentence makes it worth while.
  const capitals = [...text.matchAll(/(?<=\s)\p{Lu}\p{Ll}[\p{L}'-]*/gu)].map(([word]) => word.toLowerCase());
  if (text.includes(' ') && !capitals.some(word => !NOT_NAME.has(word))) return undefined;
  const person = (nlp(text).people().text('text') as string).split(/[,.;?!]/)[0]?.trim() ?? '';
  const said = nameWords(person);
  return said && /^\p{Lu}/u.test(said) ? said : undefined;
}

/** Capitals where a written name has them: "anna o'brien" → "Anna O'Brien". */
function titled(name: string): string {
  return name
    .split(' ')
    .map(word => {
      if (/^\p{Lu}\p{Ll}+\p{Lu}/u.test(word)) return word;
      const lower = word.toLowerCase();
      if (PARTICLES.has(lower) && name.includes(' ')) return lower;
      return lower.replace(
        /(^|-|'(?=\p{L}{2}))(\p{L})/gu,
        (_, mark: string, letter: string) => mark + letter.toUpperCase(),
      );
    })
    .join(' ');
}
