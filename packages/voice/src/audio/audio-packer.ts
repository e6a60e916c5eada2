import { type AudioFrame, durationMs, isSameFormat } from './audio-frame.ts';

/**
 * Puts frames together to packets of at least so many milliseconds. What is gathered waits for the next frame or for
 * `flush`; frames of another format are never mixed in.
 */
export class AudioPacker {
  readonly #packetMs: number;
  readonly #onPacket: (packet: AudioFrame) => void;
  #frames: AudioFrame[] = [];
  #gatheredMs = 0;

  constructor(packetMs: number, onPacket: (packet: AudioFrame) => void) {
    this.#packetMs = packetMs;
    this.#onPacket = onPacket;
  }

  add(frame: AudioFrame): void {
    const [first] = this.#frames;
    if (first && !isSameFormat(first, frame)) this.flush();
    this.#frames.push(frame);
    this.#gatheredMs += durationMs(frame);
    if (this.#gatheredMs >= this.#packetMs) this.flush();
  }

  /** Gives out what was gathered, if anything. */
  flush(): void {
    const frames = this.#frames;
    const [first] = frames;
    if (!first) return;
    this.#frames = [];
    this.#gatheredMs = 0;
    this.#onPacket(frames.length === 1 ? first : joined(first, frames));
  }
}

function joined(first: AudioFrame, frames: readonly AudioFrame[]): AudioFrame {
  const data = new Uint8Array(frames.reduce((sum, frame) => sum + frame.data.length, 0));
  let offset = 0;
  for (const frame of frames) {
    data.set(frame.data, offset);
    offset += frame.data.length;
  }
  return { encoding: first.encoding, sampleRateHz: first.sampleRateHz, data };
}
