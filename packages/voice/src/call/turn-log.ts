import type { Turn, TurnLatency } from '@frontdesk/contract';

interface Span {
  /** Milliseconds from the start of the call's media. */
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** Numbers the turns of a call as they finish. */
export class TurnLog {
  /** End of speech to first audio of every agent turn that answered speech. */
  readonly responseTimesMs: number[] = [];
  readonly #onTurn: (turn: Turn) => void;
  #count: number;

  /** `firstIndex` is above 0 for a call that goes on. */
  constructor(onTurn: (turn: Turn) => void, firstIndex = 0) {
    this.#onTurn = onTurn;
    this.#count = firstIndex;
  }

  /** Turns of the whole call. */
  get count(): number {
    return this.#count;
  }

  callerSaid(text: string, span: Span): void {
    this.#add({ speaker: 'caller', text, ...span, wasInterrupted: false, latency: null });
  }

  agentSaid(text: string, details: Span & { wasInterrupted: boolean; latency: TurnLatency | null }): void {
    const total = details.latency?.totalMs;
    if (total !== null && total !== undefined) this.responseTimesMs.push(total);
    this.#add({ speaker: 'agent', text, ...details });
  }

  #add(turn: Omit<Turn, 'index'>): void {
    this.#onTurn({
      index: this.#count++,
      ...turn,
      startedAtMs: Math.round(turn.startedAtMs),
      endedAtMs: Math.round(turn.endedAtMs),
    });
  }
}
