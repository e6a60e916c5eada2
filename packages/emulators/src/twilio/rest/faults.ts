import type { Fault } from '../twilio-emulator.ts';

/** Trouble to come, each kind as often as it was asked for. */
export class Faults {
  readonly #pending: { readonly fault: Fault; left: number }[] = [];

  add(faults: readonly Fault[]): void {
    for (const fault of faults) this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** What goes wrong with a request such as `POST /Calls`; undefined when nothing does. Counts as once. */
  take(request: string): Fault | undefined {
    const index = this.#pending.findIndex(({ fault }) => request.startsWith(fault.request ?? ''));
    const found = this.#pending[index];
    if (!found) return undefined;
    found.left--;
    if (found.left <= 0) this.#pending.splice(index, 1);
    return found.fault;
  }
}
