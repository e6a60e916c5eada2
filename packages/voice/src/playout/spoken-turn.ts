import type { VoiceSettings } from '@frontdesk/contract';
import { type AudioFormat, type AudioFrame, durationMs, isSameFormat } from '../audio/audio-frame.ts';
import { dialableKeys, dtmfTones } from '../audio/dtmf-tones.ts';
import { transcode } from '../audio/g711.ts';
import type { Clock } from '../ports/clock.ts';
import type { TextToSpeech } from '../ports/text-to-speech.ts';
import type { Transport } from '../ports/transport.ts';
import { ClauseSplitter } from './clause-splitter.ts';
import { PlayoutLedger } from './playout-ledger.ts';

/** Speech is made at most this far ahead of the caller's ear: what a barge-in would throw away is not worth making. */
const MAX_LEAD_MS = 6000;
/** A mark that has not come back this long after its audio should have ended is taken as played. */
const MARK_GRACE_MS = 1500;

export interface SpokenTurnOptions {
  readonly index: number;
  readonly transport: Transport;
  readonly textToSpeech: TextToSpeech;
  readonly voice: VoiceSettings;
  readonly language: string;
  readonly clock: Clock;
  /** Ends the turn at once: barge-in or hang-up. */
  readonly signal: AbortSignal;
  readonly onFirstText: () => void;
  readonly onFirstAudio: () => void;
  /** Every frame handed to the transport. */
  readonly onAudio: (frame: AudioFrame) => void;
  /** These keys were handed to the transport. */
  readonly onDigits: (digits: string) => void;
}

/** One agent turn on its way to the caller's ear: text in, clause by clause through synthesis, to the transport. */
export class SpokenTurn {
  readonly ledger = new PlayoutLedger();
  readonly #options: SpokenTurnOptions;
  readonly #splitter = new ClauseSplitter();
  readonly #synthesisFormat: AudioFormat;
  #tail: Promise<void> = Promise.resolve();
  #hasText = false;
  #hasAudio = false;
  #pieces = 0;
  #wake: (() => void) | undefined;

  constructor(options: SpokenTurnOptions) {
    this.#options = options;
    this.#synthesisFormat = synthesisFormat(options.textToSpeech, options.transport.format);
  }

  /** Adds text to say. Pieces are spoken in order; what is not a whole clause yet waits for more. */
  say(text: string): void {
    if (!this.#hasText && text.trim() !== '') {
      this.#hasText = true;
      this.#options.onFirstText();
    }
    this.#enqueue(this.#splitter.push(text));
  }

  /** Ends what was said so far as a sentence, so that nothing said later runs into it. */
  endSentence(): void {
    this.#enqueue(this.#splitter.flush());
  }

  /** Resolves when all was played, or the turn was aborted. Rejects when the voice failed. */
  async finish(): Promise<void> {
    this.endSentence();
    await this.#tail;
    await this.#untilPlayed();
  }

  /** A mark came back. Marks of other turns are ignored. */
  markReached(name: string): void {
    const [turn, piece] = name.split('.').map(Number);
    if (turn !== this.#options.index || piece === undefined) return;
    this.ledger.markReached(piece);
    this.#wake?.();
  }

  /** Sends keys after what was said so far. Nothing where there is no key among them. */
  press(digits: string): void {
    this.endSentence();
    if (dialableKeys(digits) === '') return;
    this.#then(() => this.#press(digits));
  }

  #enqueue(pieces: readonly string[]): void {
    for (const piece of pieces) this.#then(() => this.#speak(piece));
  }

  #then(next: () => Promise<void>): void {
    this.#tail = this.#tail.then(next);
    // The failure is thrown by `finish`; until then nobody awaits the chain.
    this.#tail.catch(() => undefined);
  }

  async #speak(text: string): Promise<void> {
    const { transport, textToSpeech, voice, language, signal, index } = this.#options;
    await this.#untilLeadBelow(MAX_LEAD_MS);
    if (signal.aborted) return;
    const piece = this.#begin(text);
    for await (const event of textToSpeech.synthesize(text, {
      voice,
      language,
      format: this.#synthesisFormat,
      signal,
    })) {
      if (signal.aborted) return;
      if (event.type === 'word-times') this.ledger.addWordTimes(event.words);
      else this.#send(transcode(event.frame, transport.format.encoding));
    }
    if (!signal.aborted) transport.mark(`${index}.${piece}`);
  }

  async #press(digits: string): Promise<void> {
    const { transport, signal, index, onDigits } = this.#options;
    await this.#untilLeadBelow(MAX_LEAD_MS);
    if (signal.aborted) return;
    const piece = this.#begin('');
    this.#send(dtmfTones(digits, transport.format));
    transport.mark(`${index}.${piece}`);
    onDigits(digits);
  }

  #begin(text: string): number {
    this.#pieces++;
    return this.ledger.begin(text, this.#options.clock.now());
  }

  #send(frame: AudioFrame): void {
    this.#options.transport.send(frame);
    this.ledger.addAudio(durationMs(frame), this.#options.clock.now());
    this.#options.onAudio(frame);
    if (this.#hasAudio) return;
    this.#hasAudio = true;
    this.#options.onFirstAudio();
  }

  async #untilLeadBelow(limitMs: number): Promise<void> {
    const { clock, signal } = this.#options;
    while (!signal.aborted && this.ledger.endsAtMs - clock.now() > limitMs) {
      await this.#wait(this.ledger.endsAtMs - clock.now() - limitMs);
    }
  }

  async #untilPlayed(): Promise<void> {
    const { clock, signal } = this.#options;
    while (!signal.aborted && this.#pieces > 0 && !this.ledger.isPlayed(this.#pieces - 1)) {
      const leftMs = this.ledger.endsAtMs + MARK_GRACE_MS - clock.now();
      if (leftMs <= 0) return;
      await this.#wait(leftMs);
    }
  }

  /** Waits for a time, a mark, or the end of the turn, whichever comes first. */
  #wait(delayMs: number): Promise<void> {
    const { clock, signal } = this.#options;
    return new Promise(resolve => {
      const done = () => {
        cancel();
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve();
      };
      const cancel = clock.schedule(delayMs, done);
      signal.addEventListener('abort', done, { once: true });
      this.#wake = done;
    });
  }
}

/** What to ask the voice for: the transport's own format, or linear samples at its rate. */
export function synthesisFormat(textToSpeech: TextToSpeech, wanted: AudioFormat): AudioFormat {
  const { outputs } = textToSpeech.capabilities;
  const exact = outputs.find(format => isSameFormat(format, wanted));
  const sameRate = outputs.find(format => format.sampleRateHz === wanted.sampleRateHz);
  const chosen = exact ?? sameRate;
  if (!chosen) throw new RangeError(`The voice "${textToSpeech.id}" has no output at ${wanted.sampleRateHz} Hz.`);
  return chosen;
}
