import type { AudioFrame, TransportEvent } from '@frontdesk/voice';

/** Entries kept besides the bound on audio, so that a flood of tiny frames or key presses cannot grow the queue. */
const MAX_ENTRIES = 2048;

type Step = IteratorResult<TransportEvent, undefined>;
const OVER = { done: true, value: undefined } as const;

/**
 * What arrived and was not read yet. When the reader is too slow the oldest audio goes first, then the oldest of
 * anything; each loss is reported as the fault `receive-overflow`. Faults are counted, never queued: a reader gets
 * each kind once with its latest count.
 */
export class ReceiveQueue {
  readonly #events: TransportEvent[] = [];
  readonly #faultCounts = new Map<string, number>();
  readonly #unreadFaults = new Set<string>();
  readonly #maxAudioBytes: number;
  #audioBytes = 0;
  #reader: ((step: Step) => void) | undefined;
  #isEnded = false;

  constructor(maxAudioBytes: number) {
    this.#maxAudioBytes = maxAudioBytes;
  }

  /** How often each fault happened so far. */
  get faultCounts(): ReadonlyMap<string, number> {
    return this.#faultCounts;
  }

  get isEnded(): boolean {
    return this.#isEnded;
  }

  pushAudio(frame: AudioFrame): void {
    if (this.#isEnded) return;
    this.#audioBytes += frame.data.length;
    this.#push({ type: 'audio', frame });
    while (this.#audioBytes > this.#maxAudioBytes && this.#dropOldestAudio());
  }

  push(event: Exclude<TransportEvent, { type: 'audio' | 'fault' }>): void {
    if (!this.#isEnded) this.#push(event);
  }

  fault(fault: string): void {
    this.#faultCounts.set(fault, (this.#faultCounts.get(fault) ?? 0) + 1);
    if (this.#isEnded) return;
    this.#unreadFaults.add(fault);
    this.#notify();
  }

  /** What is queued is still read; then the reader ends. */
  end(): void {
    this.#isEnded = true;
    this.#notify();
  }

  /** What arrives, in order; read once. Without a generator, and with one promise for each event: all audio comes this way. */
  read(): AsyncIterable<TransportEvent> {
    const next = (): Promise<Step> => {
      const event = this.#take();
      if (event) return Promise.resolve({ done: false, value: event });
      if (this.#isEnded) return Promise.resolve(OVER);
      return new Promise(resolve => {
        this.#reader = resolve;
      });
    };
    const leave = (): Promise<Step> => {
      this.#isEnded = true;
      this.#events.length = 0;
      this.#unreadFaults.clear();
      this.#notify();
      return Promise.resolve(OVER);
    };
    return { [Symbol.asyncIterator]: () => ({ next, return: leave }) };
  }

  #push(event: TransportEvent): void {
    this.#events.push(event);
    if (this.#events.length > MAX_ENTRIES && !this.#dropOldestAudio()) {
      this.#events.shift();
      this.fault('receive-overflow');
    }
    this.#notify();
  }

  #take(): TransportEvent | undefined {
    if (this.#unreadFaults.size > 0) {
      for (const fault of this.#unreadFaults) {
        this.#unreadFaults.delete(fault);
        return { type: 'fault', fault, count: this.#faultCounts.get(fault) ?? 1 };
      }
    }
    const event = this.#events.shift();
    if (event?.type === 'audio') this.#audioBytes -= event.frame.data.length;
    return event;
  }

  #dropOldestAudio(): boolean {
    const index = this.#events.findIndex(event => event.type === 'audio');
    const dropped = this.#events[index];
    if (dropped?.type !== 'audio') return false;
    this.#events.splice(index, 1);
    this.#audioBytes -= dropped.frame.data.length;
    this.fault('receive-overflow');
    return true;
  }

  #notify(): void {
    const reader = this.#reader;
    if (!reader) return;
    const event = this.#take();
    if (!event && !this.#isEnded) return;
    this.#reader = undefined;
    reader(event ? { done: false, value: event } : OVER);
  }
}
