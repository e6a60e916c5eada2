import type { SpokenChunk } from './spoken-chunk.ts';

/** Characters that must have come before speech is made without being told to: the service's own default. */
const DEFAULT_SCHEDULE: readonly number[] = [120, 160, 250, 290];

export interface SpeechContextOptions {
  /** Null on the socket that has only one. */
  readonly id: string | null;
  readonly settings: unknown;
  readonly schedule: readonly number[] | null;
  /** Speech is made at the end of each sentence. */
  readonly isAuto: boolean;
  readonly firstByteMs: number;
  readonly chunkIntervalMs: number;
  readonly inactivityMs: number;
  /** Makes the audio of a text. Empty when it was refused. */
  readonly speak: (context: SpeechContext, text: string) => readonly SpokenChunk[];
  /** False when nothing more is to be sent of this context. */
  readonly onChunk: (context: SpeechContext, chunk: SpokenChunk) => boolean;
  /** All was said, and no more may come. */
  readonly onFinished: (context: SpeechContext) => void;
  readonly onInactive: (context: SpeechContext) => void;
}

/** One utterance in the making: text that comes in, audio that goes out piece by piece. */
export class SpeechContext {
  readonly id: string | null;
  readonly settings: unknown;
  readonly #options: SpeechContextOptions;
  /** All text, as it came. */
  text = '';
  /** Pieces of audio that were sent. */
  chunksSent = 0;
  keepAlives = 0;
  /** The client has closed it; what was flushed before is still spoken. */
  wasClosed = false;
  #isOver = false;
  #isStuck = false;
  #unspoken = '';
  #generations = 0;
  #chunks: SpokenChunk[] = [];
  #pump: NodeJS.Timeout | null = null;
  readonly #inactivity: NodeJS.Timeout;

  constructor(options: SpeechContextOptions) {
    this.id = options.id;
    this.settings = options.settings;
    this.#options = options;
    this.#inactivity = setTimeout(() => options.onInactive(this), options.inactivityMs);
  }

  /** Takes one of the five places. */
  get isOpen(): boolean {
    return !this.#isOver;
  }

  say(text: string): void {
    this.#inactivity.refresh();
    this.text += text;
    this.#unspoken += text;
    const schedule = this.#options.schedule ?? DEFAULT_SCHEDULE;
    const enough = schedule[Math.min(this.#generations, schedule.length - 1)] ?? 0;
    const isSentence = this.#options.isAuto && /[.!?]\s*$/.test(this.#unspoken);
    if (isSentence || this.#unspoken.length >= enough) this.flush();
  }

  keepAlive(): void {
    this.#inactivity.refresh();
    this.keepAlives++;
  }

  flush(): void {
    const text = this.#unspoken;
    this.#unspoken = '';
    if (text.trim() === '' || this.#isOver) return;
    this.#generations++;
    this.#chunks.push(...this.#options.speak(this, text));
    this.#pump ??= setTimeout(() => this.#sendNext(), this.#options.firstByteMs);
  }

  /** No more text: what was flushed is still spoken, what was not is forgotten. */
  close(): void {
    this.wasClosed = true;
    this.#unspoken = '';
    clearTimeout(this.#inactivity);
    if (!this.#pump && !this.#isStuck) this.#finish();
  }

  /** Stops at once, without a word. */
  end(): void {
    this.#isOver = true;
    this.#chunks = [];
    clearTimeout(this.#inactivity);
    if (this.#pump) clearTimeout(this.#pump);
    this.#pump = null;
  }

  #sendNext(): void {
    this.#pump = null;
    const { chunkIntervalMs, onChunk } = this.#options;
    for (let chunk = this.#chunks.shift(); chunk; chunk = this.#chunks.shift()) {
      if (!onChunk(this, chunk)) {
        this.#isStuck = true;
        return;
      }
      this.chunksSent++;
      if (chunkIntervalMs > 0 && this.#chunks.length > 0) {
        this.#pump = setTimeout(() => this.#sendNext(), chunkIntervalMs);
        return;
      }
    }
    if (this.wasClosed) this.#finish();
  }

  #finish(): void {
    if (this.#isOver) return;
    this.end();
    this.#options.onFinished(this);
  }
}
