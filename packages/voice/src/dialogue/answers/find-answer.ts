import type { KnowledgeEntry } from '@frontdesk/contract';
import type { Scene } from '../scene.ts';
import { sentence } from '../speech/spoken.ts';
import { answerHours } from './hours.ts';
import { answerListings } from './listings.ts';
import { answerDiet, answerMenu, answerSpecials } from './menu.ts';
import { answerFact, answerPlace } from './place.ts';
import { answerPolicies } from './policies.ts';
import type { Answer, AnswerFinder, Question } from './question.ts';

/** Owners' own words come before what is derived; the menu comes late because dish names are everyday words. */
const FINDERS: readonly AnswerFinder[] = [
  answerPolicies,
  answerFact,
  answerHours,
  answerListings,
  answerPlace,
  answerSpecials,
  answerDiet,
  answerMenu,
];

/** The answer from the business's records, or undefined when they say nothing about it. */
export function findAnswer(question: Question, scene: Scene): Answer | undefined {
  for (const finder of FINDERS) {
    const answer = finder(question, scene);
    if (answer) return answer;
  }
  return undefined;
}

/** Longest knowledge text read out at once; about fifteen seconds of speech. */
const SPOKEN_LIMIT = 260;

/** An entry's first sentences, as many as are pleasant to hear. */
export function spokenEntry(entry: KnowledgeEntry): string {
  let spoken = '';
  for (const part of entry.text.replace(/\s+/g, ' ').split(/(?<=[.!?])\s+/)) {
    if (spoken !== '' && spoken.length + part.length > SPOKEN_LIMIT) break;
    spoken = spoken === '' ? part : `${spoken} ${part}`;
  }
  return sentence(spoken);
}
