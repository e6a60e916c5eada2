import { BoundedQueue } from '../audio/bounded-queue.ts';
import { untilAborted } from '../audio/until-aborted.ts';
import type { Clock } from '../ports/clock.ts';
import type { RecognizerInput, SpeechToText, TranscribeOptions, TranscriptEvent } from '../ports/speech-to-text.ts';

export interface AnswerPausesOptions {
  readonly clock: Clock;
  /** A pause that the recogniser does not take for an end is answered with the words so far. Default 500 ms. */
  readonly answerMs?: number;
}

const ANSWER_MS = 500;
/** Ten seconds of audio, and far more events than a reader falls behind. */
const MAX_INPUT = 500;
const MAX_UNREAD = 256;

/**
 * A recogniser that hears by itself when turns end, as one that answers pauses. A pause is answered when it has taken
 * the turn for ended or ending, or else after a moment, with the latest words; the text covers all turns since the last
 * commit.
 */
export function answerPauses(inner: SpeechToText, { clock, answerMs = ANSWER_MS }: AnswerPausesOptions): SpeechToText {
  return {
    id: inner.id,
    capabilities: { interim: inner.capabilities.interim, inputs: inner.capabilities.inputs },
    async *transcribe(input: AsyncIterable<RecognizerInput>, options: TranscribeOptions) {
      const over = new AbortController();
      const signal = AbortSignal.any([options.signal, over.signal]);
      const events = new BoundedQueue<TranscriptEvent>(MAX_UNREAD);
      const passedOn = new BoundedQueue<RecognizerInput>(MAX_INPUT);
      const words = new TurnsAsUtterance(event => events.push(event));
      const cancels = new Set<() => void>();
      const listening = (async () => {
        for await (const item of untilAborted(input, signal)) {
          passedOn.push(item);
          if (item.type === 'commit' || item.type === 'discard') words.commit();
          if (item.type !== 'pause' || !words.pause()) continue;
          const cancel = clock.schedule(answerMs, () => {
            cancels.delete(cancel);
            words.answer();
          });
          cancels.add(cancel);
        }
        passedOn.end();
      })();
      const hearing = (async () => {
        for await (const event of inner.transcribe(passedOn, { ...options, signal })) words.take(event);
        words.answer();
      })().finally(() => events.end());
      listening.catch(() => over.abort()); // thrown below
      hearing.catch(() => {});
      try {
        yield* untilAborted(events, signal);
        if (!options.signal.aborted) await hearing;
        if (over.signal.aborted) await listening;
      } finally {
        over.abort();
        for (const cancel of cancels) cancel();
      }
    },
  };
}

/** Puts the recogniser's own turns together to the utterance since the last commit. */
class TurnsAsUtterance {
  readonly #emit: (event: TranscriptEvent) => void;
  /** Turns that ended since the last commit. */
  #ended = '';
  /** The turn under way, and what of it was before the last commit. */
  #turn = '';
  #committed = '';
  #seemsOver = false;
  #open = 0;

  constructor(emit: (event: TranscriptEvent) => void) {
    this.#emit = emit;
  }

  get #text(): string {
    return [this.#ended, after(this.#committed, this.#turn)].filter(Boolean).join(' ');
  }

  take(event: TranscriptEvent): void {
    this.#seemsOver = event.type === 'turn-ending' || event.type === 'turn-ended';
    if ('text' in event) this.#turn = event.text;
    if (event.type === 'turn-ended') {
      this.#ended = this.#text;
      this.#turn = '';
      this.#committed = '';
    }
    if (this.#seemsOver) this.answer();
    else if (event.type === 'transcript-interim' && this.#text !== '')
      this.#emit({ type: 'transcript-interim', text: this.#text });
  }

  /** True when the answer is still to come. */
  pause(): boolean {
    this.#open++;
    if (this.#seemsOver) this.answer();
    return this.#open > 0;
  }

  answer(): void {
    for (; this.#open > 0; this.#open--) this.#emit({ type: 'transcript-final', text: this.#text });
  }

  /** Whoever commits has asked all they want to know; the recogniser may be in the middle of its turn. */
  commit(): void {
    this.answer();
    this.#ended = '';
    this.#committed = this.#turn;
    this.#seemsOver = false;
  }
}

/** What a text says after words that it began with; all of it where it does not begin with them. */
function after(beginning: string, text: string): string {
  const wordsOf = (value: string) => value.split(/\s+/).filter(Boolean);
  const plain = (word: string | undefined) => word?.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const begun = wordsOf(beginning);
  const words = wordsOf(text);
  // A recogniser changes its mind about the last words it heard.
  const sure = Math.min(2, begun.length);
  const isSame = begun.slice(0, sure).every((word, index) => plain(word) === plain(words[index]));
  return (isSame ? words.slice(begun.length) : words).join(' ');
}
