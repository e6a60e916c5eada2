import type { MediaMessage } from './media-messages.ts';

/** A counter this far ahead of the last one is garbage: believing it would make everything after it look late. */
const MAX_SEQUENCE_JUMP = 10_000;
/** μ-law at 8 kHz: 8 bytes a millisecond. */
const BYTES_PER_MS = 8;
/** Timestamps wander a little around the 20 ms grid; a shorter hole is not a lost frame. */
const SHORTEST_GAP_MS = 20;
/** Timestamps this far behind the audio received are a restarted clock, not a wandering one. */
const FARTHEST_BEHIND_MS = 1000;

/** What to do with an admitted media message: bytes of silence that stood before it, and what was odd about it. */
export interface MediaPlacement {
  readonly silenceBytes: number;
  readonly fault?: 'gap' | 'gap-too-long' | 'timestamp-backwards';
}

/**
 * Decides which messages of a stream are new, and where their audio belongs in time.
 * Sequence and chunk numbers tell late and repeated messages; timestamps tell what is missing. The audio passed on,
 * silence included, lasts as long as the stream did, so counting samples tells the time.
 */
export class MediaOrder {
  #sequence = 0;
  #chunk = 0;
  /** Stream time of the next sample, by the carrier's clock; undefined before the first audio. */
  #nextMs: number | undefined;
  #lastTimestamp = -1;
  readonly #maxGapMs: number;

  constructor(maxGapMs: number) {
    this.#maxGapMs = maxGapMs;
  }

  /** Whether a message comes after all that came before; if not, the name of what is wrong with it. */
  admitSequence(sequence: number | undefined): 'out-of-order' | undefined {
    if (sequence === undefined) return undefined;
    if (sequence <= this.#sequence || sequence > this.#sequence + MAX_SEQUENCE_JUMP) return 'out-of-order';
    this.#sequence = sequence;
    return undefined;
  }

  admitMedia({ chunk, timestamp }: MediaMessage['media']): 'media-repeated' | undefined {
    if (chunk === undefined) {
      return timestamp !== undefined && timestamp <= this.#lastTimestamp ? 'media-repeated' : undefined;
    }
    if (chunk <= this.#chunk || chunk > this.#chunk + MAX_SEQUENCE_JUMP) return 'media-repeated';
    this.#chunk = chunk;
    return undefined;
  }

  /** Places `byteLength` bytes of audio that begin at `timestamp`. Call once for each admitted media message. */
  place(timestamp: number | undefined, byteLength: number): MediaPlacement {
    const lengthMs = byteLength / BYTES_PER_MS;
    const expectedMs = this.#nextMs;
    if (timestamp === undefined || expectedMs === undefined) {
      this.#nextMs = (timestamp ?? expectedMs ?? 0) + lengthMs;
      this.#lastTimestamp = timestamp ?? this.#lastTimestamp;
      return { silenceBytes: 0 };
    }
    this.#lastTimestamp = timestamp;
    const gapMs = timestamp - expectedMs;
    if (gapMs < -FARTHEST_BEHIND_MS) {
      this.#nextMs = timestamp + lengthMs;
      return { silenceBytes: 0, fault: 'timestamp-backwards' };
    }
    if (gapMs < SHORTEST_GAP_MS) {
      this.#nextMs = expectedMs + lengthMs;
      return { silenceBytes: 0 };
    }
    this.#nextMs = timestamp + lengthMs;
    const filledMs = Math.min(gapMs, this.#maxGapMs);
    return { silenceBytes: filledMs * BYTES_PER_MS, fault: gapMs > this.#maxGapMs ? 'gap-too-long' : 'gap' };
  }
}
