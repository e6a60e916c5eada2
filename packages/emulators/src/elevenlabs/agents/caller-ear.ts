import { decodeMulaw } from '../../audio/mulaw.ts';

/** Mean amplitude that is speech rather than a line's noise: about -40 dB of full scale. */
const SPEECH_LEVEL = 300;
/** Speech this long is no cough. */
const SUSTAINED_MS = 100;
/** Speech after which another word is guessed. */
const GUESS_EVERY_MS = 300;

export interface CallerEarOptions {
  /** `ulaw_8000` or `pcm_…`. */
  readonly format: string;
  readonly silenceMs: number;
  readonly onSpeech: () => void;
  /** So many words may be guessed of what is being said. */
  readonly onGuess: (words: number) => void;
  readonly onTurnEnd: () => void;
}

/** Hears by loudness when the caller speaks. Time is that of the audio. */
export class CallerEar {
  readonly #options: CallerEarOptions;
  readonly #rateHz: number;
  heardMs = 0;
  #speechMs = 0;
  #silenceMs = 0;
  #guesses = 0;
  #isSpeaking = false;

  constructor(options: CallerEarOptions) {
    this.#options = options;
    this.#rateHz = Number(options.format.split('_')[1]);
  }

  hear(bytes: Buffer): void {
    const samples = this.#samples(bytes);
    const lengthMs = (samples.length / this.#rateHz) * 1000;
    this.heardMs += lengthMs;
    let sum = 0;
    for (const sample of samples) sum += Math.abs(sample);
    if (samples.length > 0 && sum / samples.length > SPEECH_LEVEL) this.#speech(lengthMs);
    else this.#silence(lengthMs);
  }

  #speech(lengthMs: number): void {
    this.#speechMs += lengthMs;
    this.#silenceMs = 0;
    if (!this.#isSpeaking && this.#speechMs >= SUSTAINED_MS) {
      this.#isSpeaking = true;
      this.#options.onSpeech();
    }
    const due = Math.floor(this.#speechMs / GUESS_EVERY_MS);
    if (due <= this.#guesses) return;
    this.#guesses = due;
    this.#options.onGuess(due);
  }

  #silence(lengthMs: number): void {
    this.#silenceMs += lengthMs;
    if (this.#silenceMs < this.#options.silenceMs) return;
    const hadSpeech = this.#isSpeaking;
    this.#speechMs = 0;
    this.#guesses = 0;
    this.#isSpeaking = false;
    if (hadSpeech) this.#options.onTurnEnd();
  }

  #samples(bytes: Buffer): Int16Array {
    if (this.#options.format === 'ulaw_8000') return decodeMulaw(bytes);
    return Int16Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readInt16LE(index * 2));
  }
}
