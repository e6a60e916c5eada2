import { type DecodedText, type MoonshineDecoder, NOTHING } from './moonshine-decoder.ts';
import { UtteranceAudio } from './utterance-audio.ts';

/** At a pause, what is longer than this is settled, so that a later final decodes only what came after. */
const SETTLE_AFTER_MS = 6000;
/** Without a pause a decode grows no longer than this. */
const LONGEST_DECODE_MS = 12_000;
/** Where the cut for that may fall: in the latest part of the audio. */
const CUT_WITHIN_MS = 4000;
/** Below this the tiny model guesses wildly ("I, i, i,"). */
const SHORTEST_INTERIM_MS = 800;

/** What the caller says between two commits: parts that are settled, and the audio after them. */
export class Utterance {
  readonly #decoder: MoonshineDecoder;
  readonly #signal: AbortSignal;
  readonly #forgotten = new AbortController();
  readonly #settled: Promise<DecodedText>[] = [];
  readonly #audio: UtteranceAudio;
  #interim: AbortController | null = null;
  /** The answer to the latest pause, as long as nothing was added since. */
  #latest: Promise<DecodedText> | null = null;

  constructor(decoder: MoonshineDecoder, sampleRateHz: number, signal: AbortSignal) {
    this.#decoder = decoder;
    this.#audio = new UtteranceAudio(sampleRateHz);
    this.#signal = AbortSignal.any([signal, this.#forgotten.signal]);
  }

  append(samples: Int16Array): void {
    this.#audio.append(samples);
    this.#latest = null;
    if (this.#audio.durationMs > LONGEST_DECODE_MS) this.#settle(this.#audio.takeUntilQuietest(CUT_WITHIN_MS));
  }

  /** The best text of everything so far. */
  async final(): Promise<DecodedText> {
    this.#interim?.abort();
    if (!this.#latest) {
      this.#latest = this.#audio.durationMs > 0 ? this.#exact(this.#audio.copy(), 'final') : Promise.resolve(NOTHING);
      if (this.#audio.durationMs > SETTLE_AFTER_MS) {
        this.#settled.push(this.#latest);
        this.#audio.clear();
        this.#latest = Promise.resolve(NOTHING);
      }
    }
    const parts = await Promise.all([...this.#settled, this.#latest]);
    return this.#signal.aborted ? NOTHING : joined(parts);
  }

  /** A quick guess at everything so far; null when there is nothing worth saying. One at a time. */
  async interim(): Promise<string | null> {
    if (this.#interim || this.#audio.durationMs < SHORTEST_INTERIM_MS) return null;
    const interim = new AbortController();
    this.#interim = interim;
    const { sampleRateHz } = this.#audio;
    const settled = Promise.all(this.#settled).catch(() => null); // the final reports what is wrong
    const guess = this.#decoder.quick(
      { samples: this.#audio.copy(), sampleRateHz },
      AbortSignal.any([this.#signal, interim.signal]),
    );
    const [parts, text] = await Promise.all([settled, guess]);
    if (this.#interim === interim) this.#interim = null;
    if (!parts || !text || interim.signal.aborted || this.#signal.aborted) return null;
    return joined([...parts, { text, confidence: 0 }]).text;
  }

  /** Its audio is given up, and finals not answered yet are answered with nothing. */
  forget(): void {
    this.#forgotten.abort();
  }

  /** Guesses under way are not wanted any more. */
  endInterims(): void {
    this.#interim?.abort();
  }

  #settle(samples: Int16Array<ArrayBuffer>): void {
    const part = this.#exact(samples, 'part');
    part.catch(() => {}); // reported by the final that includes it
    this.#settled.push(part);
  }

  #exact(samples: Int16Array<ArrayBuffer>, urgency: 'final' | 'part'): Promise<DecodedText> {
    return this.#decoder.exact({ samples, sampleRateHz: this.#audio.sampleRateHz }, urgency, this.#signal);
  }
}

function joined(parts: readonly DecodedText[]): DecodedText {
  const spoken = parts.filter(({ text }) => text !== '');
  if (spoken.length === 0) return NOTHING;
  return {
    text: spoken.map(({ text }) => text).join(' '),
    confidence: Math.min(...spoken.map(({ confidence }) => confidence)),
  };
}
