import type { Found } from './found.ts';

const PEOPLE =
  '(?:people|persons?|guests?|adults?|diners|of us|folks|ladies|guys|kids|children|pax|seats|heads|others)';
const COMPANION =
  '(?:wife|husband|partner|girlfriend|boyfriend|friend|mother|mom|father|dad|son|daughter|sister|brother|boss|colleague|fianc\\S*|date|spouse|aunt|uncle)';
/** What recognisers write for a spoken "four", "two", "eight" and "one" where a number of people is meant. */
const HOMOPHONES: Readonly<Record<string, number>> = {
  for: 4,
  fore: 4,
  to: 2,
  too: 2,
  ate: 8,
  won: 1,
  tree: 3,
  sex: 6,
  sicks: 6,
};
const AFTER_COUNT =
  "(?! ?(?:am|pm|o'?clock|oclock|ish|minutes?|hours?|days?|weeks?|bedrooms?|beds?|bath|[:.]\\d|(?:00|15|30|45)\\b|st\\b|nd\\b|rd\\b|th\\b|in the (?:morning|evening|afternoon)))";

/** Finds how many people are meant in normalised words. A lone number counts only when `isExpected`. */
export function findPartySize(words: string, isExpected: boolean): Found<number> | undefined {
  const adults =
    /\b(\d{1,3}) (?:adults?|grown ups?)(?: and| plus|,)? (\d{1,3}|a) (?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|infants?)\b/.exec(
      words,
    );
  if (adults) return found(adults, Number(adults[1]) + Number(adults[2]?.replace('a', '1')));
  const plus =
    /\b(?:me|myself|i) (?:and|plus|with) (\d{1,3}) (?:other |more |of my )?(?:people|persons?|guests?|friends|others|kids|children|colleagues|coworkers|family)/.exec(
      words,
    );
  if (plus) return found(plus, Number(plus[1]) + 1);
  const family =
    new RegExp(
      `\\b(?:(?:me|myself|i) (?:and|plus|with)|for) my ${COMPANION}(?: and (?:i|me|myself))?(?:(?:,| and| and our| and my| plus)* (?:my |our )?(\\d{1,2}|a|an) (?:kids?|children|child|sons?|daughters?|friends?))?\\b`,
    ).exec(words) ??
    new RegExp(
      `\\bmy ${COMPANION} and (?:i|me|myself)(?:(?:,| and| plus)* (?:my |our )?(\\d{1,2}|a) (?:kids?|children|child|sons?|daughters?|friends?))?\\b`,
    ).exec(words) ??
    new RegExp(`\\b(?:with|and) my ${COMPANION}\\b()`).exec(words);
  if (family) return found(family, 2 + (family[1] ? Number(family[1].replace(/an?/, '1')) : 0));
  const alone =
    /\b(?:just (?:me|myself|one|1)|only (?:me|myself)|by myself|on my own|table for myself|(?:just|only) 1)\b/.exec(
      words,
    );
  if (alone && !/\bjust 1 (?:question|thing|second|moment|minute|sec|more)\b/.test(words)) return found(alone, 1);
  const half = /\b(?:half a dozen)\b/.exec(words);
  if (half) return found(half, 6);
  const dozen = /\b(?:a|1) dozen\b/.exec(words);
  if (dozen) return found(dozen, 12);
  const couple = /\b(?:(?:a )?(?:couple of us|couple of people|party of a couple)|both of us|the pair of us)\b/.exec(
    words,
  );
  if (couple) return found(couple, 2);
  const counted = [
    new RegExp(`\\b(\\d{1,3}) (?:\\w+ )?${PEOPLE}\\b`),
    /\bwe(?:'re| are|'ll be| will be|'d be| would be)(?: going to be| gonna be)? (?:a |about |around |probably )?(?:party of |group of )?(\d{1,3})\b(?! ?(?:minutes?|hours?|am|pm|blocks?|miles?|mins?))/,
    /\b(?:party|group|table|family|reservation|booking|total|seating)(?: is| size)? (?:of|off|for) (?:about |around |like |maybe )?(\d{1,3}|for|fore|to|too|ate|won)\b/,
    /\b(?:there(?:'s| is| are|'ll be| will be)|it(?:'s| is|'ll be| will be)|make (?:it|that)|for|of) (?:just |about |around |going to be |gonna be |like |maybe |probably |actually )*(\d{1,3}) ?(?:of us|people|persons?|guests?|total|in total|altogether)\b/,
    /\bthere(?:'s| is| are|'ll be| will be) (?:just |about |around |going to be |gonna be |only )*(\d{1,3})\b/,
  ];
  for (const [index, pattern] of counted.entries()) {
    const match = new RegExp(pattern.source + (index === 0 || index === 3 ? '' : AFTER_COUNT)).exec(words);
    const value = match ? (HOMOPHONES[match[1] ?? ''] ?? Number(match[1])) : 0;
    if (match && value > 0) return found(match, value);
  }
  const forCount = new RegExp(`\\bfor (?:just |about |around |like |maybe )?(\\d{1,3})\\b(?!['’])${AFTER_COUNT}`).exec(
    words,
  );
  if (forCount && Number(forCount[1]) > 0) return found(forCount, Number(forCount[1]));
  if (!isExpected) return undefined;
  const lone = new RegExp(`\\b(\\d{1,3})\\b${AFTER_COUNT}`).exec(words);
  if (lone && Number(lone[1]) > 0) return found(lone, Number(lone[1]));
  const homophone =
    /^(?:(?:it's|its|just|we're|i think|about|oh|so|there's|there are) )*(for|fore|to|too|ate|won|tree|sex|sicks)(?: (?:please|people|of us|for|four|4))?$/.exec(
      words,
    );
  const value = HOMOPHONES[homophone?.[1] ?? ''];
  return homophone && value ? found(homophone, value) : undefined;
}

function found(match: RegExpExecArray, value: number): Found<number> {
  return { value, start: match.index, end: match.index + match[0].length };
}
