import { MULAW_SILENCE } from '../../audio/mulaw.ts';
import { FRAME_BYTES, FRAME_MS, type Handset } from '../../twilio-caller/handset.ts';
import type { LineEnd } from '../../twilio-caller/line-end.ts';
import { everyInterval } from '../../twilio-caller/real-time.ts';

/** Listens in on a line: both sides of the same 20 ms, μ-law. */
export interface LineTap {
  add(party: Uint8Array, heard: Uint8Array): void;
}

const SILENCE = new Uint8Array(FRAME_BYTES).fill(MULAW_SILENCE);

/** A party's telephone line: a party at one end, whatever the call is doing at the other, silence between two verbs. */
export class PhoneLine {
  readonly taps = new Set<LineTap>();
  #party: Handset | null = null;
  #end: LineEnd | null = null;

  get party(): Handset | null {
    return this.#party;
  }

  get nowMs(): number {
    return this.#party?.nowMs ?? 0;
  }

  /** Puts `end` on the line, in place of what was there, until it is disposed of. */
  connect(end: LineEnd): Disposable {
    this.#end = end;
    return {
      [Symbol.dispose]: () => {
        if (this.#end === end) this.#end = null;
      },
    };
  }

  /** Lets the party live on the line, in real time. Fulfils with true when it hung up, with false when `signal` aborted. */
  async live(party: Handset, signal: AbortSignal): Promise<boolean> {
    this.#party = party;
    let hasHungUp = false;
    const tick = () => {
      const end = this.#end;
      const { audio, isDry } = end?.play() ?? { audio: SILENCE, isDry: true };
      const frame = party.tick(audio, isDry);
      for (const tap of this.taps) tap.add(frame.audio, audio);
      end?.hear(frame);
      hasHungUp = frame.hasHungUp;
      return !hasHungUp;
    };
    await everyInterval(FRAME_MS, tick, signal);
    return hasHungUp;
  }
}
