import type { AudioFrame, DetectionListener, Sound, SpeechDetection } from '@frontdesk/voice';
import { WorkerLostError } from '../inference/inference-errors.ts';
import { EnergyGate } from './energy-gate.ts';
import type { SileroRate } from './silero-model.ts';
import { SoundTracker } from './sound-tracker.ts';
import type { JudgedStream, WindowBatcher } from './window-batcher.ts';
import { WindowCutter } from './window-cutter.ts';

export const WINDOW_MS = 32;
type Judge = Pick<WindowBatcher, 'begin' | 'judge' | 'end'>;
/** Ten seconds: whoever is this far behind is better served by what is fresh. */
const MAX_WAITING = Math.ceil(10_000 / WINDOW_MS);

/**
 * One call's audio on its way through the model: window after window, because each depends on what the model made of
 * the one before. What comes while one is judged waits.
 */
export class SileroDetection implements SpeechDetection, JudgedStream {
  readonly id: number;
  readonly #batchers: Readonly<Record<SileroRate, Judge>>;
  readonly #listener: DetectionListener;
  readonly #cutter = new WindowCutter();
  readonly #gate = new EnergyGate();
  readonly #sounds = new SoundTracker();
  /** Samples of the window that is being filled whose sounds were followed. */
  #followed = 0;
  readonly #waiting: { readonly window: Float32Array; readonly sound: Sound }[] = [];
  /** Windows that waited for too long, between the one that is judged and those that wait. */
  #dropped = 0;
  #batcher: Judge | undefined;
  /** A copy of the window that is judged now, for the case that its worker is lost. */
  #copy = new Float32Array(0);
  #sound: Sound = this.#sounds.latest;
  #isJudging = false;
  #isRepeated = false;
  #startMs = 0;
  #isOver = false;

  constructor(id: number, batchers: Readonly<Record<SileroRate, Judge>>, listener: DetectionListener) {
    this.id = id;
    this.#batchers = batchers;
    this.#listener = listener;
  }

  hear(frame: AudioFrame): void {
    if (this.#isOver) return;
    try {
      this.#cutter.add(frame);
    } catch (error) {
      this.#fail(error);
      return;
    }
    for (let window = this.#cutter.next(); window && !this.#isOver; window = this.#cutter.next()) {
      this.#follow(window, window.length);
      this.#followed = 0;
      const sound = this.#sounds.latest;
      if (!this.#isJudging) this.#take(window, sound);
      else this.#wait(window.slice(), sound);
    }
    if (this.#isOver) return;
    const { samples, count } = this.#cutter.partial;
    this.#follow(samples, count);
    if (this.#gate.isClear) this.#listener.onSound(this.#sounds.latest, this.#sounds.heardMs);
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#waiting.length = 0;
    this.#batcher?.end(this);
  }

  judged(probability: number): void {
    if (this.#isOver) return;
    this.#isJudging = false;
    this.#isRepeated = false;
    this.#gate.learn(probability);
    this.#tell(probability);
    for (; this.#dropped > 0 && !this.#isOver; this.#dropped--) this.#tell(0);
    while (!this.#isJudging && !this.#isOver) {
      const next = this.#waiting.shift();
      if (!next) return;
      this.#take(next.window, next.sound);
    }
  }

  /** A worker that died is replaced, so a lost window is brought again once; the model starts afresh. */
  failed(error: unknown): void {
    if (this.#isOver) return;
    if (!this.#isRepeated && error instanceof WorkerLostError) {
      this.#isRepeated = true;
      this.#batcher?.judge(this, this.#copy);
    } else this.#fail(error);
  }

  #follow(samples: Float32Array, to: number): void {
    const { rate } = this.#cutter;
    this.#followed = this.#sounds.follow(samples, this.#followed, to, rate, this.#gate.soundLevel);
  }

  #wait(window: Float32Array, sound: Sound): void {
    this.#waiting.push({ window, sound });
    if (this.#waiting.length <= MAX_WAITING) return;
    this.#waiting.shift();
    this.#dropped++;
  }

  #take(window: Float32Array, sound: Sound): void {
    this.#sound = sound;
    if (!this.#gate.admits(window)) {
      this.#tell(0);
      return;
    }
    if (!this.#batcher) {
      this.#batcher = this.#batchers[this.#cutter.rate];
      this.#batcher.begin();
    }
    if (this.#copy.length !== window.length) this.#copy = new Float32Array(window.length);
    this.#copy.set(window);
    this.#isJudging = true;
    this.#batcher.judge(this, window);
  }

  #tell(probability: number): void {
    const startMs = this.#startMs;
    this.#startMs += WINDOW_MS;
    const endMs = startMs + WINDOW_MS;
    const isTold = probability > 0 && this.#gate.isClear;
    this.#listener.onWindow({ startMs, endMs, probability, ...(isTold && { sound: this.#sound }) });
  }

  #fail(error: unknown): void {
    this.close();
    this.#listener.onFailure(error);
  }
}
