import { decodeMulaw, TELEPHONE_RATE_HZ } from '../audio/mulaw.ts';
import { writeWav } from '../audio/wav.ts';

/** Both sides of a call on one time line: what the caller sent on the left, the agent as it was played on the right. */
export class StereoRecording {
  readonly #caller: Uint8Array[] = [];
  readonly #agent: Uint8Array[] = [];

  /** Both frames cover the same stretch of time. */
  add(caller: Uint8Array, agent: Uint8Array): void {
    this.#caller.push(caller);
    this.#agent.push(agent);
  }

  toWav(): Buffer {
    const channels = [this.#caller, this.#agent].map(frames => decodeMulaw(Buffer.concat(frames)));
    return writeWav({ sampleRateHz: TELEPHONE_RATE_HZ, channels });
  }
}
