import { levelDb } from '../audio/level.ts';
import { decodeMulaw } from '../audio/mulaw.ts';

/** Speech starts above this and ends below the lower one, so a soft syllable does not split a word. dBFS. */
const START_LEVEL_DB = -42;
const STOP_LEVEL_DB = -52;
/** A louder sample than this is the first sound of the speech: about −48 dBFS, over μ-law's own grain. */
const AUDIBLE_SAMPLE = 130;
/** Two frames in a row: one loud frame alone is a click. */
const START_FRAMES = 2;
/** Gaps between words stay below this; a longer quiet closes a stretch of speech. */
const STRETCH_GAP_MS = 300;

export interface SpeechStretch {
  readonly startMs: number;
  /** The last audible moment so far. */
  readonly endMs: number;
}

/**
 * Hears whether the agent is speaking, from the audio as played, 20 ms at a time. An agent has *finished* when it was
 * quiet for `finishedQuietMs` and no more of it is known to come; until then its pauses belong to the same answer.
 */
export class AgentEar {
  readonly stretches: SpeechStretch[] = [];
  #nowMs = 0;
  #loudFrames = 0;
  #firstSoundMs = 0;
  #isVoiced = false;
  #answerStartMs: number | null = null;
  #finishedAtMs: number | null = null;
  readonly #finishedQuietMs: number;

  constructor(finishedQuietMs: number) {
    this.#finishedQuietMs = finishedQuietMs;
  }

  /** When the answer now being spoken began; null while the agent has finished. */
  get answerStartMs(): number | null {
    return this.#answerStartMs;
  }

  /** The last moment the agent was audible; null before its first word. */
  get lastHeardMs(): number | null {
    return this.stretches.at(-1)?.endMs ?? null;
  }

  get finishedAtMs(): number | null {
    return this.#finishedAtMs;
  }

  /** Takes the next frame played; `nothingMore` says that none is known to follow. */
  hear(frame: Uint8Array, nothingMore: boolean): 'agent-started' | 'agent-finished' | null {
    const startMs = this.#nowMs;
    this.#nowMs += frame.length / 8;
    const samples = decodeMulaw(frame);
    const level = levelDb(samples);
    if (level > START_LEVEL_DB) {
      if (this.#loudFrames === 0) this.#firstSoundMs = startMs + audibleOffsetMs(samples);
      this.#loudFrames++;
    } else {
      this.#loudFrames = 0;
      if (level < STOP_LEVEL_DB) this.#isVoiced = false;
    }
    if (this.#loudFrames >= START_FRAMES) this.#isVoiced = true;
    if (this.#isVoiced) return this.#extend();
    return this.#finish(nothingMore);
  }

  #extend(): 'agent-started' | null {
    const last = this.stretches.at(-1);
    if (last && this.#nowMs - last.endMs <= STRETCH_GAP_MS)
      this.stretches[this.stretches.length - 1] = { startMs: last.startMs, endMs: this.#nowMs };
    else this.stretches.push({ startMs: this.#firstSoundMs, endMs: this.#nowMs });
    if (this.#answerStartMs !== null) return null;
    this.#answerStartMs = this.#firstSoundMs;
    return 'agent-started';
  }

  #finish(nothingMore: boolean): 'agent-finished' | null {
    const lastHeardMs = this.lastHeardMs;
    if (this.#answerStartMs === null || lastHeardMs === null || !nothingMore) return null;
    if (this.#nowMs - lastHeardMs < this.#finishedQuietMs) return null;
    this.#answerStartMs = null;
    this.#finishedAtMs = this.#nowMs;
    return 'agent-finished';
  }
}

function audibleOffsetMs(samples: Int16Array): number {
  const first = samples.findIndex(sample => Math.abs(sample) > AUDIBLE_SAMPLE);
  return Math.max(0, first) / 8;
}
