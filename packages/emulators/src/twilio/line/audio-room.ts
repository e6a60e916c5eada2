import { decodeMulaw, encodeMulaw } from '../../audio/mulaw.ts';
import { FRAME_BYTES, type HandsetFrame } from '../../twilio-caller/handset.ts';
import type { LineEnd } from '../../twilio-caller/line-end.ts';
import { Playout } from '../../twilio-caller/playout.ts';

/** Lines tick on their own, so a party may be a little ahead of another. What is more than this ahead is dropped. */
const MAX_AHEAD_MS = 200;

/** Where parties hear each other: the bridge of two calls, and a conference. */
export class AudioRoom {
  readonly #seats = new Set<Seat>();

  /** Takes a seat; `onKeys` gets what the others press. The seat hears and is heard until it leaves. */
  enter(onKeys: (digits: string) => void): Seat {
    const seat: Seat = new Seat(
      () => [...this.#seats].filter(other => other !== seat),
      () => this.#seats.delete(seat),
      onKeys,
    );
    this.#seats.add(seat);
    return seat;
  }
}

export class Seat implements LineEnd {
  isMuted = false;
  /** On hold: neither hears nor is heard. */
  isDeaf = false;
  readonly onKeys: (digits: string) => void;
  readonly leave: () => void;
  readonly #others: () => readonly Seat[];
  readonly #voices = new Map<Seat, Playout>();

  constructor(others: () => readonly Seat[], leave: () => void, onKeys: (digits: string) => void) {
    this.#others = others;
    this.leave = leave;
    this.onKeys = onKeys;
  }

  play() {
    const frames = this.#others().flatMap(other => this.#voices.get(other)?.play(FRAME_BYTES).audio ?? []);
    const audio = this.isDeaf ? mixed([]) : mixed(frames);
    return { audio, isDry: true };
  }

  hear(frame: HandsetFrame): void {
    if (this.isDeaf) return;
    for (const other of this.#others()) {
      if (!this.isMuted) other.listenTo(this, frame.audio);
      if (frame.digits.length > 0) other.onKeys(frame.digits.join(''));
    }
  }

  listenTo(other: Seat, audio: Uint8Array): void {
    const voice = this.#voices.get(other) ?? new Playout();
    this.#voices.set(other, voice);
    if (voice.queuedMs < MAX_AHEAD_MS) voice.enqueue(audio);
  }
}

function mixed(frames: readonly Uint8Array[]): Uint8Array {
  const [first] = frames;
  if (first && frames.length === 1) return first;
  const sum = new Int16Array(FRAME_BYTES);
  for (const frame of frames)
    for (const [index, sample] of decodeMulaw(frame).entries())
      sum[index] = Math.max(-32768, Math.min(32767, (sum[index] ?? 0) + sample));
  return encodeMulaw(sum);
}
