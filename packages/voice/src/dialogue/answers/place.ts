import { sentence, spokenPhone } from '../speech/spoken.ts';
import { stem } from '../understanding/normalise.ts';
import type { AnswerFinder } from './question.ts';

/** Where the business is, and its own number. */
export const answerPlace: AnswerFinder = ({ words, isQuestion }, { business, region }) => {
  const short = isQuestion || words.split(' ').length <= 7;
  if (
    short &&
    /\b(?:your|the (?:restaurant|office)'?s?) (?:address|location)|(?:what's|what is|whats) the (?:address|location)|where (?:are you|is (?:the restaurant|your|the office|this place)|you(?:'re| are))|where (?:exactly )?(?:are )?you(?: guys)? located|where.*\blocated|how (?:do|can) (?:i|we) (?:get|find) (?:there|to you|you|it)|directions|what street|^(?:the )?address\b|get the address\b/.test(
      words,
    )
  ) {
    return business.address ? { text: `We're at ${sentence(business.address)}` } : undefined;
  }
  if (isQuestion && business.phoneNumber && /\b(?:your|the restaurant's) (?:phone )?number\b/.test(words)) {
    return { text: `Our number is ${spokenPhone(business.phoneNumber, region)}.` };
  }
  return undefined;
};

const EMPTY = new Set([
  'and',
  'or',
  'the',
  'of',
  'for',
  'a',
  'to',
  'in',
  'on',
  'policy',
  'option',
  'info',
  'information',
  'have',
  'is',
  'we',
  'with',
]);

/** The facts an owner wrote down by topic: parking, dress code, payment. */
export const answerFact: AnswerFinder = ({ stems, isQuestion }, { business }) => {
  if (!isQuestion && stems.size > 6) return undefined;
  for (const fact of business.settings.facts) {
    const topics = fact.topic.toLowerCase().split(/[,/&]| and | or /);
    for (const topic of topics) {
      const wanted = topic
        .split(/[^\p{L}\p{N}]+/u)
        .map(stem)
        .filter(word => word !== '' && !EMPTY.has(word));
      if (wanted.length > 0 && wanted.every(word => [...stems].some(said => isSameWord(said, word)))) {
        return { text: sentence(fact.answer) };
      }
    }
  }
  return undefined;
};

/** "park" and "parking", "pay" and "payment": one begins the other. */
function isSameWord(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (
    short.length >= 3 &&
    long.startsWith(short) &&
    long.length - short.length <= 4 &&
    (short.length >= 4 || /^(?:ing|ment|s)$/.test(long.slice(short.length)))
  );
}
