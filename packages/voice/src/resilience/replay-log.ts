import { durationMs } from '../audio/audio-frame.ts';
import type { RecognizerInput } from '../ports/speech-to-text.ts';

/** Kept while nobody speaks: the detector hears a word late, and a recogniser wants to know the noise before it. */
const LEAD_IN_MS = 1500;

/**
 * What a recogniser that takes over must hear: everything since the last commit before which no pause is open, in order,
 * without the pauses that were answered. The latest `maxMs` of audio; the oldest goes first.
 */
export class ReplayLog {
  readonly #maxMs: number;
  /** Whoever listens now answers pauses. One that hears by itself when turns end does not. */
  answersPauses = true;
  #items: RecognizerInput[] = [];
  #audioMs = 0;
  #openPauses = 0;
  /** Since the last commit there was speech: what is kept are words, not noise. */
  #hasSpeech = false;
  #isSpeaking = false;

  constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  /** Pauses that are not answered, by a final, the end of a turn or, where nobody answers pauses, a commit. */
  get openPauses(): number {
    return this.#openPauses;
  }

  /** To be given to whoever takes over, as it is now. */
  get items(): readonly RecognizerInput[] {
    return this.#items;
  }

  add(item: RecognizerInput): void {
    if (item.type === 'speech') {
      if (this.#isSpeaking) return;
      this.#isSpeaking = true;
      this.#hasSpeech = true;
    }
    if (item.type === 'pause') {
      this.#isSpeaking = false;
      this.#openPauses++;
    }
    this.#items.push(item);
    if (item.type === 'audio') {
      this.#audioMs += durationMs(item.frame);
      this.#dropAudio(this.#hasSpeech || this.#openPauses > 0 ? this.#maxMs : LEAD_IN_MS);
    }
    if (item.type === 'commit' || item.type === 'discard') {
      this.#hasSpeech = false;
      this.#isSpeaking = false;
      this.#forgetSettled();
    }
  }

  /** The oldest open pause has its final. */
  answered(): void {
    const pause = this.#items.findIndex(item => item.type === 'pause');
    if (pause < 0) return;
    this.#items.splice(pause, 1);
    this.#openPauses--;
    this.#forgetSettled();
  }

  /** The recogniser itself ended a turn: what was said before the latest pause belongs to it. */
  turnEnded(): void {
    const pause = this.#items.findLastIndex(item => item.type === 'pause');
    this.#dropBefore(pause < 0 ? this.#items.length : pause + 1);
    this.#hasSpeech = this.#isSpeaking;
  }

  #forgetSettled(): void {
    const open = this.answersPauses ? this.#items.findIndex(item => item.type === 'pause') : -1;
    const settled = open < 0 ? this.#items : this.#items.slice(0, open);
    this.#dropBefore(settled.findLastIndex(item => item.type === 'commit' || item.type === 'discard') + 1);
  }

  #dropBefore(index: number): void {
    for (const item of this.#items.splice(0, index)) {
      if (item.type === 'audio') this.#audioMs -= durationMs(item.frame);
      if (item.type === 'pause') this.#openPauses--;
    }
  }

  /** Signals stay: pauses are owed an answer even where their words are lost. */
  #dropAudio(maxMs: number): void {
    while (this.#audioMs > maxMs) {
      const oldest = this.#items.findIndex(item => item.type === 'audio');
      const [item] = this.#items.splice(oldest, 1);
      if (item?.type === 'audio') this.#audioMs -= durationMs(item.frame);
    }
  }
}
