import type { Clock } from '../../ports/clock.ts';

/** Quiet this long feels like a lost line; ordinary answers begin sooner. */
const PATIENCE_MS = 1200;
/** A moderate voice speaks fifteen characters a second. */
const MS_PER_CHARACTER = 65;

/** Words against the quiet of one turn: due once, when nobody has spoken for a while. */
export class Filler {
  readonly #clock: Clock;
  readonly #line: string | undefined;
  #due = Promise.withResolvers<'filler'>();
  #isDue = false;
  #cancel: () => void = () => undefined;
  #isRunning = false;
  #speechEndsAtMs = 0;

  constructor(clock: Clock, line: string | undefined) {
    this.#clock = clock;
    this.#line = line;
  }

  /** Resolves when it is time; never where there is nothing to say. */
  get due(): Promise<'filler'> {
    return this.#due.promise;
  }

  /** The caller waits from now on. */
  start(): void {
    this.#isRunning = this.#line !== undefined;
    this.#speechEndsAtMs = Math.max(this.#speechEndsAtMs, this.#clock.now());
    this.#schedule();
  }

  /** The agent says this meanwhile. */
  spoke(text: string): void {
    this.#speechEndsAtMs = Math.max(this.#speechEndsAtMs, this.#clock.now()) + text.length * MS_PER_CHARACTER;
    this.#schedule();
  }

  /** What to say now that it is due. Used up by it. */
  take(): string {
    const line = this.#isRunning ? (this.#line ?? '') : '';
    this.stop();
    return line;
  }

  stop(): void {
    this.#isRunning = false;
    this.#cancel();
  }

  #schedule(): void {
    this.#cancel();
    if (!this.#isRunning) return;
    if (this.#isDue) this.#due = Promise.withResolvers();
    this.#isDue = false;
    this.#cancel = this.#clock.schedule(this.#speechEndsAtMs + PATIENCE_MS - this.#clock.now(), () => {
      this.#isDue = true;
      this.#due.resolve('filler');
    });
  }
}
