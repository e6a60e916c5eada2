import type { Scene } from '../scene.ts';
import { normalise, stems } from '../understanding/normalise.ts';

/** A caller's words, prepared for the answer finders. */
export interface Question {
  readonly text: string;
  readonly words: string;
  readonly stems: ReadonlySet<string>;
  /** It was put as a question, not said in passing. */
  readonly isQuestion: boolean;
  /** It was all the caller said. */
  readonly isAlone: boolean;
  /** The listing talked about before, which "it" means. */
  readonly listingId: string | undefined;
}

export interface Answer {
  readonly text: string;
  /** What "it" means from here on. */
  readonly listingId?: string;
}

/** Answers from what the business has on record, or undefined when it is about something else. */
export type AnswerFinder = (question: Question, scene: Scene) => Answer | undefined;

export function questionOf(text: string, told: Pick<Question, 'isQuestion' | 'isAlone' | 'listingId'>): Question {
  return { text, ...told, words: normalise(text), stems: new Set(stems(normalise(text))) };
}
