import { type AudioFrame, durationMs } from '../audio/audio-frame.ts';
import type { Clock } from '../ports/clock.ts';
import type { Transport } from '../ports/transport.ts';

/** The far side is kept at most this far ahead of the caller's ear; as in the pipeline. */
const MAX_LEAD_MS = 6000;
/** Speech that waits here; what an engine makes beyond five minutes is dropped. */
const MAX_WAITING_MS = 300_000;

type Waiting = { readonly frame: AudioFrame; readonly onSent: () => void } | { readonly mark: string };

export interface PacedSenderOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  /** Every frame handed to the transport. */
  readonly onAudio: (frame: AudioFrame) => void;
  /** The transport was told to drop what it has not played. */
  readonly onCleared: () => void;
}

/** Hands an engine's speech, which comes faster than it is spoken, to the transport in order and in good time. */
export class PacedSender {
  readonly #options: PacedSenderOptions;
  #waiting: Waiting[] = [];
  #waitingMs = 0;
  #endsAtMs = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;

  constructor(options: PacedSenderOptions) {
    this.#options = options;
  }

  /** When all that was handed over so far will have been played. */
  get endsAtMs(): number {
    return this.#endsAtMs;
  }

  /** False when there is no more room, and the frame was dropped. */
  send(frame: AudioFrame, onSent: () => void): boolean {
    const lengthMs = durationMs(frame);
    if (this.#waitingMs + lengthMs > MAX_WAITING_MS) return false;
    this.#waiting.push({ frame, onSent });
    this.#waitingMs += lengthMs;
    this.#drain();
    return true;
  }

  /** Comes back once all that was sent before it was played. */
  mark(name: string): void {
    this.#waiting.push({ mark: name });
    this.#drain();
  }

  /** Drops what is not played yet, here and at the far side. */
  clear(): void {
    this.close();
    this.#endsAtMs = Number.NEGATIVE_INFINITY;
    this.#options.transport.clear();
    this.#options.onCleared();
  }

  /** Hands over nothing more. */
  close(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting = [];
    this.#waitingMs = 0;
  }

  #drain(): void {
    if (this.#cancel) return;
    const { transport, clock, onAudio } = this.#options;
    let taken = 0;
    for (const item of this.#waiting) {
      if ('mark' in item) transport.mark(item.mark);
      else {
        const leadMs = this.#endsAtMs - clock.now();
        if (leadMs > MAX_LEAD_MS) {
          this.#wait(leadMs - MAX_LEAD_MS);
          break;
        }
        transport.send(item.frame);
        onAudio(item.frame);
        this.#waitingMs -= durationMs(item.frame);
        // A far side that ran dry starts again from now.
        this.#endsAtMs = Math.max(this.#endsAtMs, clock.now()) + durationMs(item.frame);
        item.onSent();
      }
      taken++;
    }
    this.#waiting.splice(0, taken);
  }

  #wait(delayMs: number): void {
    this.#cancel = this.#options.clock.schedule(delayMs, () => {
      this.#cancel = undefined;
      this.#drain();
    });
  }
}
