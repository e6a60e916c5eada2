import { setImmediate } from 'node:timers/promises';

const FRAME_MS = 20;
/** Calls are spread over the 20 ms of a frame, as they are on a carrier's network. */
const SLOTS = 20;

export interface Ticked {
  /** Once every 20 ms. `dueMs` is when it should have been, on the clock of `performance.now`. */
  tick(dueMs: number): void;
}

/** One timer for the frames of all callers. A late frame is made up for, so that nobody drifts from the clock. */
export class FrameTicker {
  readonly #slots: Set<Ticked>[] = Array.from({ length: SLOTS }, () => new Set<Ticked>());
  readonly #lateness: number[] = [];
  #next = 0;
  #isStopped = false;

  /** A fair sample of how late ticks were. Milliseconds. */
  get lateness(): readonly number[] {
    return this.#lateness;
  }

  add(ticked: Ticked): void {
    const slot = this.#slots[this.#next++ % SLOTS];
    slot?.add(ticked);
  }

  remove(ticked: Ticked): void {
    for (const slot of this.#slots) slot.delete(ticked);
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    const startMs = performance.now();
    for (let count = 0; !this.#isStopped; count++) {
      const dueMs = startMs + (count * FRAME_MS) / SLOTS;
      const waitMs = dueMs - performance.now();
      if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
      // What arrived meanwhile is read first: it was there in time.
      else if (count % 4 === 0) await setImmediate();
      if (count % 7 === 0) this.#lateness.push(performance.now() - dueMs);
      for (const ticked of this.#slots[count % SLOTS] ?? []) ticked.tick(dueMs);
    }
  }

  stop(): void {
    this.#isStopped = true;
  }
}
