import { type AudioFormat, type AudioFrame, bytesPerSample, durationMs, isSameFormat } from './audio-frame.ts';

/** Packets share the memory they are put together in, so that not each of them needs its own. */
const PACKETS_PER_BLOCK = 16;

/**
 * Puts frames together to packets of at least so many milliseconds. What is gathered waits for the next frame or for
 * `flush`; frames of another format are never mixed in. Frames that are long enough by themselves are passed on as they are.
 */
export class AudioPacker {
  readonly #packetMs: number;
  readonly #onPacket: (packet: AudioFrame) => void;
  #format: AudioFormat | undefined;
  #packetBytes = 0;
  #block = new Uint8Array(0);
  #from = 0;
  #to = 0;

  constructor(packetMs: number, onPacket: (packet: AudioFrame) => void) {
    this.#packetMs = packetMs;
    this.#onPacket = onPacket;
  }

  add(frame: AudioFrame): void {
    const { data, encoding, sampleRateHz } = frame;
    if (!this.#format || !isSameFormat(this.#format, frame)) {
      this.flush();
      this.#format = { encoding, sampleRateHz };
      this.#packetBytes = Math.ceil((this.#packetMs / 1000) * sampleRateHz) * bytesPerSample(encoding);
    }
    if (this.#to === this.#from && durationMs(frame) >= this.#packetMs) {
      this.#onPacket(frame);
      return;
    }
    this.#makeRoom(data.length);
    this.#block.set(data, this.#to);
    this.#to += data.length;
    if (this.#to - this.#from >= this.#packetBytes) this.flush();
  }

  /** Gives out what was gathered, if anything. */
  flush(): void {
    if (!this.#format || this.#to === this.#from) return;
    const data = this.#block.subarray(this.#from, this.#to);
    this.#from = this.#to;
    this.#onPacket({ encoding: this.#format.encoding, sampleRateHz: this.#format.sampleRateHz, data });
  }

  #makeRoom(bytes: number): void {
    if (this.#block.length - this.#to >= bytes) return;
    const gathered = this.#block.subarray(this.#from, this.#to);
    this.#block = new Uint8Array(Math.max(PACKETS_PER_BLOCK * this.#packetBytes, gathered.length + bytes));
    this.#block.set(gathered);
    this.#from = 0;
    this.#to = gathered.length;
  }
}
