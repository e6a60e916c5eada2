import { MULAW_SILENCE } from '../audio/mulaw.ts';

/** 10 minutes at 8 kHz: past this Twilio drops further audio and raises warning 31931. */
const MAX_QUEUED_BYTES = 10 * 60 * 8000;

type Queued = { readonly audio: Uint8Array } | { readonly mark: string };

export interface PlayedFrame {
  /** What the caller hears; μ-law silence where nothing was queued. */
  readonly audio: Uint8Array;
  /** Marks whose audio has now been played. */
  readonly marksReached: readonly string[];
}

/**
 * The carrier's side of the agent's audio: a queue played at real time, with marks between. The clock is the caller
 * of `play`, which takes the next stretch of samples each time it is called.
 */
export class Playout {
  #queue: Queued[] = [];
  /** Bytes of the first queued audio that were played already. */
  #offset = 0;
  #queuedBytes = 0;

  /** Audio not played yet, in milliseconds. */
  get queuedMs(): number {
    return this.#queuedBytes / 8;
  }

  /** False when the queue is full and the audio was dropped. */
  enqueue(audio: Uint8Array): boolean {
    if (this.#queuedBytes + audio.length > MAX_QUEUED_BYTES) return false;
    if (audio.length > 0) this.#queue.push({ audio });
    this.#queuedBytes += audio.length;
    return true;
  }

  /** Queues a mark. Names in the answer are to be echoed now: with nothing queued a mark is reached at once. */
  mark(name: string): readonly string[] {
    if (this.#queue.length === 0) return [name];
    this.#queue.push({ mark: name });
    return [];
  }

  /** Drops what is not played yet and hands back the marks that were pending, to be echoed. */
  clear(): { readonly marksFlushed: readonly string[]; readonly droppedMs: number } {
    const marksFlushed = this.#queue.flatMap(item => ('mark' in item ? [item.mark] : []));
    const droppedMs = this.queuedMs;
    this.#queue = [];
    this.#offset = 0;
    this.#queuedBytes = 0;
    return { marksFlushed, droppedMs };
  }

  play(sampleCount: number): PlayedFrame {
    const audio = new Uint8Array(sampleCount).fill(MULAW_SILENCE);
    const marksReached: string[] = [];
    let filled = 0;
    for (let head = this.#queue[0]; head; head = this.#queue[0]) {
      if ('mark' in head) {
        marksReached.push(head.mark);
      } else {
        if (filled === sampleCount) break;
        const piece = head.audio.subarray(this.#offset, this.#offset + sampleCount - filled);
        audio.set(piece, filled);
        filled += piece.length;
        this.#offset += piece.length;
        if (this.#offset < head.audio.length) break;
        this.#offset = 0;
      }
      this.#queue.shift();
    }
    this.#queuedBytes -= filled;
    return { audio, marksReached };
  }
}
