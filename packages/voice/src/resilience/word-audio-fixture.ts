import { type AudioFormat, type AudioFrame, TELEPHONE } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import { transcode } from '../audio/g711.ts';
import type { RecognizerInput, SpeechToText, TranscriptEvent } from '../ports/speech-to-text.ts';

const WORDS = ['a', 'table', 'for', 'four', 'tonight', 'at', 'eight', 'please', 'no', 'six'] as const;
export type Word = (typeof WORDS)[number];

/** 20 ms in which a word is said: the sample says which. */
export function spokenWord(word: Word): AudioFrame {
  return { ...TELEPHONE, data: new Uint8Array(160).fill(WORDS.indexOf(word) + 1) };
}

export interface WordEarsOptions {
  readonly id?: string;
  readonly inputs?: readonly AudioFormat[];
  /** Thrown as soon as this word is heard. */
  readonly breaksAt?: Word;
  /** What is thrown then, or at once without `breaksAt`. */
  readonly error?: Error;
  /** Pauses are not answered. */
  readonly isMute?: boolean;
}

/** Hears the words of `spokenWord`, as recognisers do: all since the last commit. */
export class WordEars implements SpeechToText {
  readonly id: string;
  readonly capabilities;
  /** What each connection was told, audio as its words. */
  readonly connections: string[][] = [];
  readonly #options: WordEarsOptions;

  constructor(options: WordEarsOptions = {}) {
    this.#options = options;
    this.id = options.id ?? 'ears:one';
    this.capabilities = { interim: true, inputs: options.inputs ?? [TELEPHONE] };
  }

  async *transcribe(input: AsyncIterable<RecognizerInput>): AsyncGenerator<TranscriptEvent> {
    const { breaksAt, error, isMute, inputs = [TELEPHONE] } = this.#options;
    const told: string[] = [];
    this.connections.push(told);
    if (error && !breaksAt) throw error;
    let words: string[] = [];
    for await (const item of input) {
      if (item.type === 'audio') {
        if (!inputs.some(format => format.encoding === item.frame.encoding)) throw new Error('This cannot be read.');
        const word = WORDS[(transcode(item.frame, 'mulaw').data[0] ?? 0) - 1] ?? '…';
        told.push(word);
        if (word === breaksAt) throw error ?? new Error('The connection broke.');
        words.push(word);
        yield { type: 'transcript-interim', text: words.join(' ') };
        continue;
      }
      told.push(item.type.toUpperCase());
      if (item.type === 'pause' && !isMute) yield { type: 'transcript-final', text: words.join(' ') };
      if (item.type === 'commit' || item.type === 'discard') words = [];
    }
  }
}

/** A caller who speaks, and what the recogniser says to that. */
export function listenTo(recognizer: SpeechToText) {
  const input = new BoundedQueue<RecognizerInput>(5000);
  const abort = new AbortController();
  const events: TranscriptEvent[] = [];
  const tell = (type: 'pause' | 'commit' | 'discard') => input.push({ type });
  const ended = (async () => {
    for await (const event of recognizer.transcribe(input, { language: 'en', signal: abort.signal }))
      events.push(event);
  })();
  ended.catch(() => {});
  return {
    input,
    abort,
    events,
    ended,
    tell,
    say(...words: readonly Word[]) {
      input.push({ type: 'speech', agoMs: 0 });
      for (const word of words) input.push({ type: 'audio', frame: spokenWord(word) });
    },
    get finals() {
      return events.flatMap(event => (event.type === 'transcript-final' ? [event.text] : []));
    },
  };
}
