import type { Clock } from '../ports/clock.ts';
import type { TimerName } from './call-state.ts';

/** A call's named timers. Setting a timer again moves it. */
export class CallTimers<Name extends string = TimerName> {
  readonly #clock: Clock;
  readonly #onDue: (name: Name) => void;
  readonly #cancels = new Map<Name, () => void>();

  constructor(clock: Clock, onDue: (name: Name) => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  set(name: Name, delayMs: number): void {
    this.cancel(name);
    const cancel = this.#clock.schedule(delayMs, () => {
      this.#cancels.delete(name);
      this.#onDue(name);
    });
    this.#cancels.set(name, cancel);
  }

  cancel(name: Name): void {
    this.#cancels.get(name)?.();
    this.#cancels.delete(name);
  }

  cancelAll(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
  }
}
