import type { Clock } from '@frontdesk/voice';
import { delay } from './delay.ts';

/** Spaces what passes evenly. */
export class Pace {
  #nextMs = 0;
  readonly #clock: Clock;
  readonly #spacingMs: number;
  readonly #longestWaitMs: number;

  constructor(clock: Clock, spacingMs: number, longestWaitMs: number) {
    this.#clock = clock;
    this.#spacingMs = spacingMs;
    this.#longestWaitMs = longestWaitMs;
  }

  /** Fulfils with true when it is one's turn, and with false at once when that would take too long. */
  async pass(signal: AbortSignal): Promise<boolean> {
    const nowMs = this.#clock.now();
    const atMs = Math.max(nowMs, this.#nextMs);
    if (atMs - nowMs > this.#longestWaitMs) return false;
    this.#nextMs = atMs + this.#spacingMs;
    if (atMs > nowMs) await delay(this.#clock, atMs - nowMs, signal);
    return true;
  }
}
