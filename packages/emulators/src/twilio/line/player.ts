import { FRAME_BYTES, type HandsetFrame } from '../../twilio-caller/handset.ts';
import type { LineEnd } from '../../twilio-caller/line-end.ts';
import { Playout } from '../../twilio-caller/playout.ts';

/** Plays audio to the party and does not listen. */
export class Player implements LineEnd {
  readonly #playout = new Playout();
  #onDry: (() => void) | null = null;

  get isDry(): boolean {
    return this.#playout.queuedMs === 0;
  }

  /** Fulfils when all of it was played, or `signal` aborted, which drops the rest. One at a time. */
  async playOut(audio: Uint8Array, signal: AbortSignal): Promise<void> {
    if (signal.aborted || audio.length === 0) return;
    this.#playout.enqueue(audio);
    const drop = () => this.silence();
    signal.addEventListener('abort', drop, { once: true });
    await new Promise<void>(resolve => {
      this.#onDry = resolve;
    });
    signal.removeEventListener('abort', drop);
  }

  silence(): void {
    this.#playout.clear();
    this.#settle();
  }

  play() {
    const { audio } = this.#playout.play(FRAME_BYTES);
    if (this.isDry) this.#settle();
    return { audio, isDry: this.isDry };
  }

  hear(_frame: HandsetFrame): void {}

  #settle(): void {
    this.#onDry?.();
    this.#onDry = null;
  }
}
