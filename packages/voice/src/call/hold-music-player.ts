import type { AudioFrame } from '../audio/audio-frame.ts';
import { holdMusic, holdMusicBytes } from '../audio/hold-music.ts';
import type { Clock } from '../ports/clock.ts';
import type { Transport } from '../ports/transport.ts';

/** How much is sent at a time, and how far the far side is kept ahead: enough for a busy moment, little to throw away. */
const CHUNK_MS = 200;
const LEAD_MS = 800;

export interface HoldMusicPlayerOptions {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly onAudio: (frame: AudioFrame) => void;
  /** The far side was told to drop what it has not played. */
  readonly onCleared: () => void;
}

/** Plays the hold music to the caller from its beginning until it is stopped. */
export class HoldMusicPlayer {
  readonly #options: HoldMusicPlayerOptions;
  #cancel: (() => void) | undefined;
  #sentUntilMs = 0;
  #position = 0;

  constructor(options: HoldMusicPlayerOptions) {
    this.#options = options;
  }

  /** Idempotent. */
  start(): void {
    if (this.#cancel) return;
    this.#sentUntilMs = this.#options.clock.now();
    this.#position = 0;
    this.#play();
  }

  /** Falls silent at once. Idempotent. */
  stop(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#cancel = undefined;
    this.#options.transport.clear();
    this.#options.onCleared();
  }

  #play(): void {
    const { transport, clock, onAudio } = this.#options;
    while (this.#sentUntilMs - clock.now() < LEAD_MS) {
      const frame = this.#nextChunk();
      transport.send(frame);
      onAudio(frame);
      this.#sentUntilMs += CHUNK_MS;
    }
    this.#cancel = clock.schedule(CHUNK_MS, () => this.#play());
  }

  #nextChunk(): AudioFrame {
    const { format } = this.#options.transport;
    const loop = holdMusic(format).data;
    const bytes = holdMusicBytes(format, CHUNK_MS);
    const data = loop.subarray(this.#position, this.#position + bytes);
    this.#position = (this.#position + bytes) % loop.length;
    return { ...format, data };
  }
}
