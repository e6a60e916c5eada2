const QUESTION_START =
  "(?:are you|are there|are the|are your|is there|is it|is the|is your|is that|do you|do y'all|does|what|what's|whats|when|when's|where|where's|how|how's|who|which|why|can you tell|could you tell|can i ask|i was wondering|i wanted to know|do i|may i ask|did you|will you|tell me|can i|can we|can you|could i|could we|could you|may i|may we)";

const QUESTION = new RegExp(
  `^(?:(?:um|uh|so|and|but|also|hi|hello|hey|oh|ok|okay|well|by the way|quick question|actually|yes|yeah|no|sorry|wait|first|before that|um so)[, ]+)*${QUESTION_START}\\b`,
  'i',
);
const BOUNDARY = new RegExp(
  `(?:,\\s*|\\s+)(?:and|but|also|oh|oh and|and also|by the way)[,]?\\s+(?=(?:by the way|also|oh)?[, ]*${QUESTION_START}\\b)|,\\s*(?=${QUESTION_START}\\b)`,
  'i',
);

/** One part of what the caller said; a question is answered, a statement fills slots. */
export interface Segment {
  readonly text: string;
  readonly isQuestion: boolean;
}

/**
 * Cuts an utterance where a question begins or a sentence ends, so that the Sunday of "table for four tomorrow,
 * and are you open on Sunday?" is not taken for the day of the booking.
 */
export function segmentsOf(text: string): Segment[] {
  return text
    .replace(/\b([ap])\.\s?m\.?(?=\s|$|[,?!])/gi, '$1m')
    .split(/(?<=[?!])\s*|(?<=\p{L}{2}|\d{2})\.(?:\s+|$)/u)
    .flatMap(sentence => sentence.split(BOUNDARY))
    .map(part => part.trim())
    .filter(part => /[\p{L}\p{N}]/u.test(part))
    .map(part => ({ text: part, isQuestion: part.endsWith('?') || QUESTION.test(part) }));
}
