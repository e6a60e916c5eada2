import type { Clock } from '../ports/clock.ts';

/** A clock that moves only when told to, for tests: timers fire in order, at their own times. */
export class ManualClock implements Clock {
  #nowMs = 0;
  readonly #startedAt: number;
  readonly #timers = new Set<{ dueMs: number; action: () => void }>();

  constructor(startedAt = new Date('2026-11-20T18:00:00Z')) {
    this.#startedAt = startedAt.getTime();
  }

  now(): number {
    return this.#nowMs;
  }

  wallTime(): Date {
    return new Date(this.#startedAt + this.#nowMs);
  }

  schedule(delayMs: number, action: () => void): () => void {
    const timer = { dueMs: this.#nowMs + delayMs, action };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on, letting everything asynchronous settle after each timer. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    await settle();
    for (let timer = this.#next(untilMs); timer; timer = this.#next(untilMs)) {
      this.#nowMs = Math.max(this.#nowMs, timer.dueMs);
      this.#timers.delete(timer);
      timer.action();
      await settle();
    }
    this.#nowMs = untilMs;
  }

  #next(untilMs: number) {
    return [...this.#timers].filter(timer => timer.dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs)[0];
  }
}

/** Lets promise chains that need no outside event run to their ends. */
function settle(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
