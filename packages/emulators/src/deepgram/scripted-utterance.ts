export interface HeardWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly punctuated_word?: string;
}

const CONFIDENCE = 0.98;

/** Words that are known beforehand, made out one by one as the voice that stands for them is heard. */
export class ScriptedUtterance {
  readonly #words: readonly string[];
  readonly #wordMs: number;
  readonly #isPunctuated: boolean;
  readonly startedAtMs: number;
  /** How many words have been told as final. */
  settled = 0;

  constructor(text: string, options: { startedAtMs: number; wordMs: number; isPunctuated: boolean }) {
    this.#isPunctuated = options.isPunctuated;
    this.#words = (options.isPunctuated ? text : bare(text)).split(/\s+/).filter(Boolean);
    this.#wordMs = options.wordMs;
    this.startedAtMs = options.startedAtMs;
  }

  get length(): number {
    return this.#words.length;
  }

  /** How many words have been made out of speech until then. */
  audibleUntil(untilMs: number): number {
    return Math.min(this.length, Math.ceil((untilMs - this.startedAtMs) / this.#wordMs));
  }

  text(from: number, to: number): string {
    return this.#words.slice(from, to).join(' ');
  }

  /** Words in the service's form, in seconds, spread over the time from the first to `untilMs`. */
  words(from: number, to: number, untilMs: number): HeardWord[] {
    const eachMs = Math.min(this.#wordMs, (untilMs - this.startedAtMs) / Math.max(1, to));
    return this.#words.slice(from, to).map((word, index) => ({
      word: bare(word),
      start: seconds(this.startedAtMs + (from + index) * eachMs),
      end: seconds(this.startedAtMs + (from + index + 1) * eachMs),
      confidence: CONFIDENCE,
      ...(this.#isPunctuated && { punctuated_word: word }),
    }));
  }
}

/** The service's unit. */
export function seconds(ms: number): number {
  return Math.round(ms) / 1000;
}

/** As it is told without formatting: lower case and no punctuation. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}\s'’-]/gu, '');
}
