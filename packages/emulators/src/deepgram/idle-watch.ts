import type { LiveSocket } from './live-socket.ts';

/** The service closes what has been silent for so long (NET-0001). */
const IDLE_MS = 10_000;

/** Closes a socket that sends neither audio nor `KeepAlive`; before the first audio, only audio counts. */
export class IdleWatch {
  readonly #socket: LiveSocket;
  #lastAtMs: number;
  #hasAudio = false;

  constructor(socket: LiveSocket) {
    this.#socket = socket;
    this.#lastAtMs = socket.clock.now();
    this.#watch(IDLE_MS);
  }

  audio(): void {
    this.#hasAudio = true;
    this.#lastAtMs = this.#socket.clock.now();
  }

  keepAlive(): void {
    if (this.#hasAudio) this.#lastAtMs = this.#socket.clock.now();
  }

  /** One timer that looks again when due is cheaper than one begun anew with each frame. */
  #watch(delayMs: number): void {
    this.#socket.after(delayMs, () => {
      const leftMs = this.#lastAtMs + IDLE_MS - this.#socket.clock.now();
      if (leftMs > 0) this.#watch(leftMs);
      else this.#socket.close(1011, 'NET-0001');
    });
  }
}
