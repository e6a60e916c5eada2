import { plainWords } from './normalise.ts';

const YES =
  /^(?:(?:oh|ok|okay|and|so|well|um|uh|hm+) )*(?:yes|yeah|yea|yep|yup|ya|sure|correct|right|perfect|exactly|absolutely|definitely|certainly|great|good|fine|okay|ok|alright|please do|please|of course|go ahead|sounds (?:good|great|right|perfect|fine|about right)|that(?:'s| is| will be| would be|'ll be|'d be)? (?:right|correct|fine|good|great|perfect|ok|okay|it|the one|works?|me)|that works|works for me|that would work|that'll work|it is|it's (?:right|correct|fine|good)|uh huh|mm hm+|mhm|i do(?! not)|i would(?! (?:not|like|rather|prefer))|i am(?= *$)|you got it|book it|do it|let's do (?:it|that)|affirmative|yessir|looks good|all good|you bet|why not|use (?:my|this|that|the same|it)\b|this (?:number|one)\b|the same (?:number|one)|i guess(?: so)?|no problem|no that's (?:right|correct|fine|good|great|perfect|it|all (?:right|good))|no (?:it's|it is) (?:right|correct|fine|good)|no (?:all|that looks) good)\b/;
const NO =
  /^(?:(?:oh|and|so|well|um|uh|hm+|sorry|actually|yeah|wait|hold on) )*(?:no|nope|nah|na|not really|not quite|not right|not correct|not yet|incorrect|wrong|that's wrong|that's not|that is not|that isn't|it's not|it isn't|negative|don't|do not|i don't(?: think so)?|i'd rather not|neither|none|never mind|i didn't|that doesn't|it doesn't)\b/;

/** Whether the caller's words begin by agreeing or refusing. What follows may still change something. */
export function yesOrNo(text: string): 'yes' | 'no' | undefined {
  const words = plainWords(text);
  if (YES.test(words)) return 'yes';
  if (NO.test(words)) return 'no';
  if (/\b(?:that's|that is) (?:right|correct)$/.test(words)) return 'yes';
  return undefined;
}

const ANSWER_WORDS =
  /^(?:(?:so|well|um+|uh+|no|nope|nah|yes|yeah|yep|yup|sure|okay|ok|sorry|actually|wait|right|correct|please|not quite|that's wrong|that's not right)(?:[\s,.!;]+|$))+/i;

/** What was said besides the yes or no it began with, spelled as it was; empty when that was all. */
export function withoutYesOrNo(text: string): string {
  return text.replace(/[’‘]/g, "'").trim().replace(ANSWER_WORDS, '').trim();
}
