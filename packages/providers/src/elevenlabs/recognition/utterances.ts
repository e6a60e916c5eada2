import type { TranscriptEvent } from '@frontdesk/voice';

/** What was understood since the caller's turn began, segment by segment. */
interface Utterance {
  readonly segments: string[];
}

/** A segment that the service was told to end, and has not answered yet. */
interface Expected {
  readonly utterance: Utterance;
  /** A pause waits for its words; otherwise they only belong to the utterance. */
  isAwaited: boolean;
}

/**
 * Makes utterances of the service's segments: every pause ends a segment, an utterance goes on until the engine commits it.
 * The n-th final answers the n-th pause, and covers the utterance that the pause was in, even when it comes late.
 */
export class Utterances {
  readonly #emit: (event: TranscriptEvent) => void;
  #current: Utterance = { segments: [] };
  /** In the order in which they were ended, which is that of the answers. */
  readonly #expected: Expected[] = [];
  #partial = '';
  #latestInterim = '';
  /** The service repeats as a guess what it has just committed. */
  #echo = '';

  constructor(emit: (event: TranscriptEvent) => void) {
    this.#emit = emit;
  }

  /** Pauses that have no answer yet. */
  get awaited(): number {
    return this.#expected.filter(expected => expected.isAwaited).length;
  }

  /** A segment was ended: at a pause, which its words answer, or silently, at the end of the turn. */
  segmentEnded({ isPause }: { readonly isPause: boolean }): void {
    this.#expected.push({ utterance: this.#current, isAwaited: isPause });
  }

  /** What follows is a new utterance. */
  turnEnded(): void {
    this.#current = { segments: [] };
    this.#latestInterim = '';
    if (this.#expected.length === 0) this.#partial = '';
  }

  partial(text: string): void {
    if (text === '' || text === this.#echo) return;
    this.#echo = '';
    const { utterance } = this.#expected[0] ?? { utterance: this.#current };
    this.#partial = text;
    if (utterance !== this.#current) return;
    const whole = joined([...utterance.segments, text]);
    if (whole === this.#latestInterim) return;
    this.#latestInterim = whole;
    this.#emit({ type: 'transcript-interim', text: whole });
  }

  /** A segment's words. The service may also end one by itself, when it becomes long: nobody has asked then. */
  committed(text: string): void {
    this.#partial = '';
    this.#echo = text;
    const expected = this.#expected.shift();
    const utterance = expected?.utterance ?? this.#current;
    if (text !== '') utterance.segments.push(text);
    if (expected?.isAwaited) this.#answer(utterance.segments);
  }

  /** The service found too little in the segment to end it. */
  commitIgnored(): void {
    const expected = this.#expected.shift();
    if (expected?.isAwaited) this.#answer(expected.utterance.segments);
  }

  /** The longest-waiting pause gets the best there is; its words still go to its utterance when they come. */
  giveUpWaiting(): void {
    const expected = this.#expected.find(one => one.isAwaited);
    if (!expected) return;
    expected.isAwaited = false;
    this.#answer([...expected.utterance.segments, this.#partial]);
  }

  #answer(segments: readonly string[]): void {
    this.#emit({ type: 'transcript-final', text: joined(segments) });
  }
}

const joined = (segments: readonly string[]) => segments.filter(segment => segment !== '').join(' ');
