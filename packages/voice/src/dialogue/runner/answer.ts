import { findAnswer, spokenEntry } from '../answers/find-answer.ts';
import { questionOf } from '../answers/question.ts';
import { findListings } from '../slots/listing.ts';
import { type Mentions, mentionsIn } from '../slots/mentions.ts';
import { segmentsOf } from '../understanding/segments.ts';
import type { Effect, EffectOutcome, Turn } from './turn.ts';

/** A search result below this is more often beside the point than right; measured by the search, 0 to 1. */
const MIN_KNOWLEDGE_SCORE = 0.5;

export interface AnsweredPart {
  /** Answers to the questions in what was said, in order. */
  readonly answers: readonly string[];
  /** What was said besides, which fills slots or names an intent. */
  readonly rest: string;
  /** A part of the rest is a question that is not about the booking at hand. */
  readonly hasOpenQuestion: boolean;
}

/**
 * Answers the questions in an utterance from the business's records, and leaves the rest. A question that carries
 * details of a booking ("can you do four at eight?") belongs to the rest.
 */
export function answerQuestions(turn: Turn, text: string): AnsweredPart {
  const { scene, state } = turn;
  const answers: string[] = [];
  const rest: string[] = [];
  let hasOpenQuestion = false;
  const segments = segmentsOf(text);
  const [named, ...others] = findListings(text, scene.snapshot.realEstate?.listings ?? []);
  if (named && others.length === 0) state.listingId = named.id;
  for (const segment of segments) {
    const answer = findAnswer(
      questionOf(segment.text, {
        isQuestion: segment.isQuestion,
        isAlone: segments.length === 1,
        listingId: state.listingId ?? undefined,
      }),
      scene,
    );
    if (answer) {
      answers.push(answer.text);
      if (answer.listingId !== undefined) state.listingId = answer.listingId;
      continue;
    }
    rest.push(segment.text);
    if (segment.isQuestion && !isOfUse(mentionsIn(segment.text, null, scene))) hasOpenQuestion = true;
  }
  return { answers, rest: rest.join(' '), hasOpenQuestion };
}

function isOfUse({ date, time, partySize, digits, number }: Mentions): boolean {
  return [date, time, partySize, digits, number].some(value => value !== undefined);
}

/** The knowledge entry that answers it, as it is spoken; undefined when none surely does. */
export function* searchKnowledge(question: string): Generator<Effect, string | undefined, EffectOutcome> {
  const outcome = yield { type: 'search', question };
  const best = outcome.type === 'search' ? outcome.matches[0] : undefined;
  return best && best.score >= MIN_KNOWLEDGE_SCORE ? spokenEntry(best.entry) : undefined;
}
