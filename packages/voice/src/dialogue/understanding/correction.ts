import type { SlotKind } from '@frontdesk/contract';
import { plainWords } from './normalise.ts';

const CORRECTION =
  /\b(?:actually|instead|rather|i meant|i mean|i said|make (?:it|that)|change|not \w+ but|sorry|correction|wait|switch|move (?:it|that)|should be|supposed to be|it's actually|on second thought|let's do|can we do|could we do|better)\b/;

/** Whether the words take something back. A leading "no" counts too, but is read by `yesOrNo`. */
export function soundsLikeCorrection(text: string): boolean {
  return CORRECTION.test(plainWords(text));
}

const NAMED: readonly (readonly [SlotKind, RegExp])[] = [
  ['phone', /\b(?:phone|telephone|cell|mobile|callback|(?:my|the|phone|contact) number)\b/],
  ['name', /\b(?:name|spelling|spelled)\b/],
  ['party_size', /\b(?:people|persons?|guests?|party|party size|number of (?:people|guests)|how many|head ?count)\b/],
  ['date', /\b(?:date|day)\b/],
  ['time', /\b(?:time|hour|later|earlier)\b/],
  ['listing', /\b(?:property|house|home|apartment|condo|listing|address)\b/],
];

const WANTS_OTHER =
  /\b(?:change|different|another|other|wrong|not right|incorrect|fix|correct|update|switch|instead|no good|doesn't work|don't work)\b/;

/** The kind of slot the caller wants changed without saying to what: "the time is wrong", "a different day". */
export function slotToChange(text: string, anyMention: boolean): SlotKind | undefined {
  const words = plainWords(text);
  if (!anyMention && !WANTS_OTHER.test(words)) return undefined;
  if (words.split(' ').length > 12) return undefined;
  return NAMED.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Of "from seven to eight" and "not seven but eight", what is wanted. */
export function wantedPart(text: string): string {
  return text
    .replace(/^.*\b(?:doesn't|does not|won't|don't|can't) (?:work|do|make it)(?: for (?:me|us))?[,.]? (?=\S)/i, '')
    .replace(
      /^(?!.*\bname\b).*\b(?:change|move|switch|push|reschedule|bump)\b.*\bto\s+(?=(?:the |next |this |at |a )?\S)/i,
      'to ',
    )
    .replace(/\bfrom\s+(?:\S+\s+){1,4}?to\s+(?=\S)/i, 'to ')
    .replace(/\bnot\s+(?:for\s+|at\s+|on\s+)?(?:\S+\s+){1,3}?but\s+/i, '')
    .replace(
      /\b(?:instead of|rather than)\s+(?:for\s+|at\s+|on\s+)?(?:half past \S+|\S+ (?:thirty|fifteen|forty five)|\S+(?: people| guests| o'?clock| ?[ap]\.?m\.?)?)/i,
      '',
    )
    .replace(/,?\s*\bnot\s+(?:for\s+|at\s+|on\s+)?\S+(?:\s+(?:people|guests|thirty|o'?clock))?[.!]?$/i, '');
}
