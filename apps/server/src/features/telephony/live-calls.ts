import { type CallControl, type CallOutcome, createCallControl } from '@frontdesk/voice';
import type { AnsweredCall } from './answered-call.ts';
import type { ResumePoint } from './resume-point.ts';

/** How one media stream's part of a call went. */
export interface HeldEnding {
  readonly outcome: CallOutcome;
  /** Where the call goes on, when the carrier asks; null when it is over. */
  readonly cutOff: ResumePoint | null;
}

/** A call whose media flows, or flowed a moment ago, through this process. */
export interface LiveCall {
  readonly call: AnsweredCall;
  /** How it went, once that was handed to the record writer. Never rejects. */
  readonly finished: Promise<HeldEnding>;
  /** Steers the call; does nothing once it has ended. */
  readonly control: CallControl;
  /** Lets go of the call, as one that broke off; nothing for one that has ended. */
  abort(): void;
}

/** Ended calls kept for the carrier's question what comes next, which arrives within seconds of the end. */
const MAX_ENDED = 1000;

/** The calls this process is holding. One place to count them, to find one, and to end them all. */
export class LiveCalls {
  readonly #live = new Map<string, LiveCall>();
  readonly #ended = new Map<string, LiveCall>();
  readonly maxCalls: number;

  constructor(maxCalls: number) {
    this.maxCalls = maxCalls;
  }

  get count(): number {
    return this.#live.size;
  }

  get isFull(): boolean {
    return this.count >= this.maxCalls;
  }

  /** Stops counting as live by itself when the call has finished. */
  add(live: LiveCall): void {
    const { callSid } = live.call;
    this.#live.set(callSid, live);
    void live.finished.then(() => {
      if (this.#live.get(callSid) !== live) return;
      this.#live.delete(callSid);
      this.#ended.delete(callSid);
      this.#ended.set(callSid, ended(live));
      const [oldest] = this.#ended.keys();
      if (this.#ended.size > MAX_ENDED && oldest !== undefined) this.#ended.delete(oldest);
    });
  }

  /** A live or a lately ended call. */
  find(callSid: string): LiveCall | undefined {
    return this.#live.get(callSid) ?? this.#ended.get(callSid);
  }

  /** A call whose media flows through this process now. */
  holding(callSid: string): LiveCall | undefined {
    return this.#live.get(callSid);
  }

  /** Fulfils when no call is left. */
  async finished(): Promise<void> {
    while (this.count > 0) await Promise.all([...this.#live.values()].map(live => live.finished));
  }

  abortAll(): void {
    for (const live of this.#live.values()) live.abort();
  }
}

/** What is left of a call: without its conversation, which its control and its end would keep in memory. */
function ended({ call, finished }: LiveCall): LiveCall {
  return { call, finished, control: createCallControl(), abort() {} };
}
