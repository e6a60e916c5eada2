import type { WordTime } from '../ports/text-to-speech.ts';
import { playedText } from './played-text.ts';

interface Piece {
  readonly text: string;
  startsAtMs: number;
  durationMs: number;
  words: readonly WordTime[];
  wasReached: boolean;
}

/**
 * Keeps account of what was sent to be played, so that what the caller *heard* is known at any moment. Positions come
 * from the clock; marks that come back from the far side confirm whole pieces.
 */
export class PlayoutLedger {
  #pieces: Piece[] = [];

  /** When the last audio sent so far will have been played; `-Infinity` before any. */
  get endsAtMs(): number {
    const last = this.#pieces.at(-1);
    return last ? last.startsAtMs + last.durationMs : Number.NEGATIVE_INFINITY;
  }

  get startedAtMs(): number | null {
    return this.#pieces.find(piece => piece.durationMs > 0)?.startsAtMs ?? null;
  }

  /** Opens a piece; its audio follows. Gives the piece's number. Sounds that are no speech have an empty text. */
  begin(text: string, nowMs: number): number {
    this.#pieces.push({
      text,
      startsAtMs: Math.max(nowMs, this.endsAtMs),
      durationMs: 0,
      words: [],
      wasReached: false,
    });
    return this.#pieces.length - 1;
  }

  /** Accounts for audio of the newest piece, sent now. A far side that ran dry starts again from now. */
  addAudio(durationMs: number, nowMs: number): void {
    const piece = this.#pieces.at(-1);
    if (!piece) return;
    if (piece.durationMs === 0) piece.startsAtMs = Math.max(nowMs, piece.startsAtMs);
    piece.durationMs += durationMs;
  }

  addWordTimes(words: readonly WordTime[]): void {
    const piece = this.#pieces.at(-1);
    if (piece) piece.words = [...piece.words, ...words];
  }

  /** The far side has played everything up to the end of a piece. */
  markReached(index: number): void {
    for (const piece of this.#pieces.slice(0, index + 1)) piece.wasReached = true;
  }

  isPlayed(index: number): boolean {
    return this.#pieces[index]?.wasReached ?? false;
  }

  /** The text heard by a moment, cut at the last whole word. */
  heardText(nowMs: number): string {
    return this.#pieces
      .map(piece => (piece.wasReached ? piece.text : heardOf(piece, nowMs)))
      .filter(text => text !== '')
      .join(' ');
  }

  /** Everything that was sent. */
  get fullText(): string {
    return this.#pieces
      .map(piece => piece.text)
      .filter(text => text !== '')
      .join(' ');
  }
}

function heardOf(piece: Piece, nowMs: number): string {
  return piece.durationMs === 0 ? '' : playedText({ ...piece, playedMs: nowMs - piece.startsAtMs });
}
