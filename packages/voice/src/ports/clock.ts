/** Time, handed in so that tests can own it. */
export interface Clock {
  /** Monotonic milliseconds; only differences mean anything. */
  now(): number;
  /** The date and time of day. */
  wallTime(): Date;
  /** Runs `action` once after `delayMs`. The returned function cancels it and may be called at any time. */
  schedule(delayMs: number, action: () => void): () => void;
}
