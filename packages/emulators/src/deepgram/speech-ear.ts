import { bytesPerMs, isVoice, type RawFormat } from './raw-audio.ts';

/** Loudness is judged in pieces of this length. */
const PIECE_MS = 20;

/** Finds speech in a raw stream by its loudness. Times are milliseconds of audio since the stream began. */
export class SpeechEar {
  readonly #format: RawFormat;
  readonly #pieceBytes: number;
  #receivedBytes = 0;
  /** Where the stretch of speech that is heard, or was heard last, began and ended; the end of none is −∞. */
  startedAtMs = -1;
  endedAtMs = -Infinity;
  /** The silence before the latest stretch of speech. */
  gapMs = Infinity;

  constructor(format: RawFormat) {
    this.#format = format;
    this.#pieceBytes = Math.round(bytesPerMs(format) * PIECE_MS);
  }

  get positionMs(): number {
    return this.#receivedBytes / bytesPerMs(this.#format);
  }

  /** Silence since the last speech. */
  get silenceMs(): number {
    return this.positionMs - this.endedAtMs;
  }

  /** Takes a run of audio, telling after each piece of it whether speech began with it. */
  hear(data: Uint8Array, onPiece: (isOnset: boolean) => void): void {
    for (let start = 0; start < data.length; start += this.#pieceBytes) {
      const end = Math.min(data.length, start + this.#pieceBytes);
      const isLoud = isVoice(data, start, end, this.#format.encoding);
      const beganAtMs = this.positionMs;
      this.#receivedBytes += end - start;
      const isOnset = isLoud && beganAtMs > this.endedAtMs;
      if (isLoud) {
        if (isOnset) {
          this.startedAtMs = beganAtMs;
          this.gapMs = beganAtMs - this.endedAtMs;
        }
        this.endedAtMs = this.positionMs;
      }
      onPiece(isOnset);
    }
  }
}
