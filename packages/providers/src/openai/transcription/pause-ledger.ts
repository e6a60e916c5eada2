import type { TranscriptEvent } from '@frontdesk/voice';

/** A stretch of speech that the service writes down by itself: from one pause to the next. */
interface Segment {
  text: string;
  isFinal: boolean;
  confidence: number | undefined;
}

/** What the caller says between two commits. */
interface Utterance {
  readonly segments: Segment[];
  isDiscarded: boolean;
}

interface Pause {
  readonly utterance: Utterance;
  /** So many of its segments were spoken before. */
  readonly segments: number;
}

const newUtterance = (): Utterance => ({ segments: [], isDiscarded: false });

/**
 * Which words answer which pause. The service names a stretch of speech only after it was handed in, and may finish a
 * later one first; pauses are answered in their own order all the same.
 */
export class PauseLedger {
  readonly #emit: (event: TranscriptEvent) => void;
  readonly #pauses: Pause[] = [];
  readonly #unnamed: Segment[] = [];
  readonly #named = new Map<string, Segment>();
  #current = newUtterance();
  /** Words of speech that goes on, from models that do not wait for its end. */
  #live: { readonly itemId: string; text: string } | null = null;
  #latestInterim = '';

  constructor(emit: (event: TranscriptEvent) => void) {
    this.#emit = emit;
  }

  get isAnswered(): boolean {
    return this.#pauses.length === 0;
  }

  /** What was heard since the last segment was handed in. Returns whether it is written down, to ask later. */
  handIn(): () => boolean {
    const segment: Segment = { text: '', isFinal: false, confidence: undefined };
    this.#unnamed.push(segment);
    this.#current.segments.push(segment);
    return () => segment.isFinal;
  }

  pause(): void {
    this.#pauses.push({ utterance: this.#current, segments: this.#current.segments.length });
    this.#settle();
  }

  commit(): void {
    this.#current = newUtterance();
    this.#latestInterim = '';
  }

  discard(): void {
    this.#current.isDiscarded = true;
    this.#live = null;
    this.commit();
    this.#settle();
  }

  /** The service took what was handed in, and calls it so. */
  named(itemId: string): void {
    const segment = this.#unnamed.shift();
    if (!segment) return;
    if (this.#live?.itemId === itemId) segment.text = this.#live.text;
    this.#live = null;
    this.#named.set(itemId, segment);
  }

  /** The service did not take what was handed in: there was too little of it. */
  refused(): void {
    const segment = this.#unnamed.shift();
    if (segment) segment.isFinal = true;
    this.#settle();
  }

  wrote(itemId: string, delta: string): void {
    const segment = this.#named.get(itemId);
    if (segment) segment.text += delta;
    else if (this.#live?.itemId === itemId) this.#live.text += delta;
    else this.#live = { itemId, text: delta };
    this.#guess();
  }

  finished(itemId: string, text: string, confidence: number | undefined): void {
    const segment = this.#named.get(itemId);
    if (!segment) return;
    this.#named.delete(itemId);
    Object.assign(segment, { text, confidence, isFinal: true });
    this.#settle();
  }

  #guess(): void {
    if (this.#current.isDiscarded) return;
    const text = joined([...this.#current.segments.map(segment => segment.text), this.#live?.text ?? '']);
    if (text === '' || text === this.#latestInterim) return;
    this.#latestInterim = text;
    this.#emit({ type: 'transcript-interim', text });
  }

  #settle(): void {
    for (let pause = this.#pauses[0]; pause; pause = this.#pauses[0]) {
      const { utterance } = pause;
      const spoken = utterance.segments.slice(0, pause.segments);
      if (!utterance.isDiscarded && spoken.some(segment => !segment.isFinal)) return;
      this.#pauses.shift();
      const text = utterance.isDiscarded ? '' : joined(spoken.map(segment => segment.text));
      const known = spoken.flatMap(segment => segment.confidence ?? []);
      const isSure = text !== '' && known.length > 0;
      this.#emit({ type: 'transcript-final', text, ...(isSure && { confidence: Math.min(...known) }) });
    }
  }
}

function joined(texts: readonly string[]): string {
  return texts
    .map(text => text.trim())
    .filter(text => text !== '')
    .join(' ');
}
