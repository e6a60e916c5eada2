import { plainWords } from './normalise.ts';

/** What a caller may want at any point, whatever was asked. */
export type Request =
  | 'person'
  | 'repeat'
  | 'slower'
  | 'robot'
  | 'goodbye'
  | 'done'
  | 'hello'
  | 'thanks'
  | 'wait'
  | 'abandon'
  | 'start_over'
  | 'hearing';

const PERSON_NOUN =
  '(?:(?:real |actual |live |human )?(?:person|human|human being|someone|somebody|representative|rep|agent|operator|receptionist|manager|hostess|owner|staff|staff member|team member|employee|realtor|broker))';

const REQUESTS: readonly (readonly [Request, RegExp])[] = [
  [
    'robot',
    /\b(?:are you|am i (?:talking|speaking) (?:to|with)|is this) (?:an? |actually |really |like )*(?:robot|bot|ai|a i|machine|computer|recording|automated|real|human|real person|person|virtual)\b/,
  ],
  [
    'person',
    new RegExp(
      `\\b(?:(?:speak|talk|chat) (?:to|with|too|two) (?:an? |the |your |some |one of )*${PERSON_NOUN}|(?:transfer|connect) me\\b|put me through|get me (?:an? |the |some )*${PERSON_NOUN}|(?:want|need|like|have|give me|prefer) (?:an? |the |to have )*(?:real |actual |live )?(?:person|human|human being|representative|rep|operator|receptionist)|${PERSON_NOUN} please|not a (?:robot|machine|bot)|(?:call|forward) (?:the |your )?(?:manager|staff)|customer service)\\b`,
    ),
  ],
  [
    'person',
    new RegExp(
      `^(?:no |please |um |uh |just |i (?:want|need|would like|said) |give me |can i get )*(?:an? |the )?${PERSON_NOUN}(?: please| now)*$`,
    ),
  ],
  [
    'repeat',
    /\b(?:(?:say|repeat) (?:that|it|this)(?: again| one more time| once more)?|(?:can|could) you repeat|come again|one more time|what did you say|(?:didn't|did not|couldn't) (?:catch|hear|get|understand) (?:that|you|it)|pardon(?: me)?|say again|what (?:\w+ )?did (?:i|you) (?:say|give|put|book)|what do you have (?:so far|down)|read (?:that|it) back)\b/,
  ],
  ['repeat', /^(?:what|sorry|huh|excuse me|i'm sorry|sorry what|again|again please)$/],
  ['slower', /\b(?:slow down|slower|more slowly|too fast|speak up|louder)\b/],
  [
    'hearing',
    /^(?:hello|hi|hey)?(?: hello| hi)*(?: (?:can you hear me|are you there|anybody there|anyone there|is anyone there))$|^(?:can you hear me|are you (?:still )?there|anybody there)$/,
  ],
  ['start_over', /\b(?:start over|start again|from the (?:beginning|top|start)|begin again|restart)\b/],
  [
    'abandon',
    /\b(?:never ?mind|forget (?:it|about it|that|the whole thing)|(?:cancel|scratch|drop) (?:that|it|this|everything|all that)|i changed my mind|don't want (?:to book|it|that) any ?more)\b/,
  ],
  [
    'wait',
    /\b(?:hold on|hang on|one (?:second|moment|sec|minute)|just a (?:second|moment|sec|minute)|give me a (?:second|moment|sec|minute)|wait a (?:second|moment|sec|minute)|let me (?:check|think|ask|look|see))\b/,
  ],
  [
    'goodbye',
    /\b(?:good ?bye|bye|bye bye|see you(?: later| then| soon| tomorrow| tonight)?$|talk to you later|have a (?:good|great|nice) (?:one|day|night|evening|weekend)|nothing else)\b/,
  ],
  [
    'done',
    /^(?:(?:no|nope|ok|okay|great|perfect|thanks|thank you|alright|i think|yeah) )*(?:that(?:'s| is|'ll be| will be) (?:all|it|everything)|i'm (?:all set|good|done|fine)|all set|all good|we're (?:done|good|all set)|nothing|no thanks|no thank you|not (?:today|right now))(?: (?:for (?:now|today)|thanks?|thank you|i need(?:ed)?|really|more|very much))*$/,
  ],
  [
    'hello',
    /^(?:(?:oh|um|uh|yes) )?(?:hi|hello|hey|good (?:morning|afternoon|evening)|hiya|howdy)(?: (?:there|hello|hi|good (?:morning|afternoon|evening)|how are you(?: doing)?(?: today)?))*$/,
  ],
  [
    'thanks',
    /^(?:(?:ok|okay|great|perfect|alright|awesome|wonderful|cool|good) )*(?:thanks?|thank you|cheers)(?: (?:you|so much|very much|a lot|again|for your help|for that|that's great))*$/,
  ],
];

/** The request in what the caller said, or undefined. */
export function requestIn(text: string): Request | undefined {
  const words = plainWords(text);
  return REQUESTS.find(([, pattern]) => pattern.test(words))?.[0];
}
