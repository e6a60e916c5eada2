import { LIVE_TRANSCRIPTION_MODELS } from '../models.ts';
import type { HeardAudio } from '../openai-emulator.ts';
import { tokens } from '../transcriptions.ts';
import type { SessionSettings } from './session-settings.ts';

type Transcription = NonNullable<SessionSettings['input']['transcription']>;
type Heard = Pick<HeardAudio, 'samples' | 'sampleRateHz'>;

export interface CallerTranscriptsOptions {
  readonly transcribe: (heard: HeardAudio) => string;
  readonly transcriptMs: number;
  readonly send: (event: Record<string, unknown>) => void;
  readonly later: (delayMs: number, action: () => void) => void;
}

const EVENT = 'conversation.item.input_audio_transcription';
/** A model that writes while it hears is about so far behind with every word: fifteen pieces of 20 ms. */
const PIECES_PER_WORD = 15;

/** Writes down what the caller says: word by word, and then all of it. */
export class CallerTranscripts {
  readonly #options: CallerTranscriptsOptions;
  #number = 0;
  #latest: string | null = null;
  /** Words of the utterance that is being heard, for models that do not wait for its end. */
  #live: { readonly text: string; readonly words: string[]; pieces: number } | null = null;

  constructor(options: CallerTranscriptsOptions) {
    this.#options = options;
  }

  /** What the caller said last. The model knows it before it is written down. */
  get latest(): string | null {
    return this.#latest;
  }

  /** Somebody is speaking. */
  hearLive(transcription: Transcription, itemId: () => string): void {
    if (!LIVE_TRANSCRIPTION_MODELS.includes(transcription.model)) return;
    if (!this.#live) {
      const text = this.#read({ samples: new Int16Array(0), sampleRateHz: 8000 }, transcription);
      this.#live = { text, words: text.split(/(?=\s)/), pieces: 0 };
    }
    this.#live.pieces++;
    if (this.#live.pieces % PIECES_PER_WORD !== 0) return;
    const delta = this.#live.words.shift();
    if (delta) this.#options.send({ type: `${EVENT}.delta`, item_id: itemId(), content_index: 0, delta });
  }

  forgetLive(): void {
    this.#live = null;
  }

  commit(itemId: string, heard: Heard, transcription: Transcription | null): void {
    const { send, later, transcriptMs } = this.#options;
    const live = this.#live;
    this.#live = null;
    const text = live?.text ?? this.#read(heard, transcription);
    this.#latest = text;
    if (!transcription) return;
    const at = { item_id: itemId, content_index: 0 };
    later(transcriptMs, () => {
      for (const delta of live?.words ?? text.split(/(?=\s)/))
        if (delta) send({ type: `${EVENT}.delta`, ...at, delta });
      const usage = tokens(text, heard.samples.length / heard.sampleRateHz);
      send({ type: `${EVENT}.completed`, ...at, transcript: text, usage });
    });
  }

  #read(heard: Heard, transcription: Transcription | null): string {
    this.#number++;
    return this.#options.transcribe({
      ...heard,
      number: this.#number,
      model: transcription?.model ?? '',
      language: transcription?.language ?? null,
      prompt: transcription?.prompt ?? null,
    });
  }
}
