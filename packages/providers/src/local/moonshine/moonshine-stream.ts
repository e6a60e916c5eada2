import { type AudioFrame, decodeSamples, type RecognizerInput, type TranscriptEvent } from '@frontdesk/voice';
import type { MoonshineDecoder } from './moonshine-decoder.ts';
import { Utterance } from './utterance.ts';
import { UtteranceAudio } from './utterance-audio.ts';

/** Audio kept from before speech was noticed; the detector needs some of a word to notice it. */
const LEAD_IN_MS = 300;
/** However late the news of speech comes, no more than this is kept of what came before. */
const LONGEST_LEAD_IN_MS = 1000;
/** A fresh interim for this much new audio. */
const INTERIM_EVERY_MS = 500;

/** One call's side of the recogniser: sorts audio into utterances and asks for their text. */
export class MoonshineStream {
  readonly #decoder: MoonshineDecoder;
  readonly #signal: AbortSignal;
  readonly #emit: (event: TranscriptEvent) => void;
  #lead: UtteranceAudio | null = null;
  #utterance: Utterance | null = null;
  #isSpeaking = false;
  #sinceInterimMs = 0;
  #latestInterim = '';
  #finals: Promise<void> = Promise.resolve();

  constructor(decoder: MoonshineDecoder, signal: AbortSignal, emit: (event: TranscriptEvent) => void) {
    this.#decoder = decoder;
    this.#signal = signal;
    this.#emit = emit;
  }

  /** Resolves when every pause so far was answered; rejects when recognition does not work. */
  get answered(): Promise<void> {
    return this.#finals;
  }

  take(input: RecognizerInput): void {
    switch (input.type) {
      case 'audio':
        this.#hear(input.frame);
        break;
      case 'speech':
        this.#begin(input.agoMs);
        break;
      case 'pause':
        this.#answer();
        break;
      case 'commit':
        this.#close();
        break;
      case 'discard':
        this.#utterance?.forget();
        this.#isSpeaking = false;
        this.#close();
        break;
    }
  }

  #hear(frame: AudioFrame): void {
    const samples = decodeSamples(frame);
    if (this.#lead?.sampleRateHz !== frame.sampleRateHz) {
      this.#lead = new UtteranceAudio(frame.sampleRateHz);
      this.#close();
    }
    if (!this.#isSpeaking) {
      this.#lead.append(samples);
      this.#lead.keepLatest(LONGEST_LEAD_IN_MS);
      return;
    }
    this.#current(frame.sampleRateHz).append(samples);
    this.#sinceInterimMs += (samples.length / frame.sampleRateHz) * 1000;
    if (this.#sinceInterimMs >= INTERIM_EVERY_MS) void this.#guess();
  }

  #begin(agoMs: number): void {
    if (this.#isSpeaking) return;
    this.#isSpeaking = true;
    if (!this.#lead) return;
    this.#lead.keepLatest(Math.max(0, agoMs) + LEAD_IN_MS);
    this.#current(this.#lead.sampleRateHz).append(this.#lead.copy());
    this.#lead.clear();
  }

  #current(sampleRateHz: number): Utterance {
    this.#utterance ??= new Utterance(this.#decoder, sampleRateHz, this.#signal);
    return this.#utterance;
  }

  /** Finals come out in the order of their pauses. */
  #answer(): void {
    this.#isSpeaking = false;
    const final = this.#utterance?.final();
    const before = this.#finals;
    this.#finals = Promise.all([final, before]).then(([decoded]) => {
      this.#latestInterim = decoded?.text ?? '';
      if (decoded && decoded.text !== '') {
        this.#emit({ type: 'transcript-final', text: decoded.text, confidence: decoded.confidence });
      } else {
        this.#emit({ type: 'transcript-final', text: '' });
      }
    });
    this.#finals.catch(() => {}); // `answered` tells
  }

  #close(): void {
    this.#utterance?.endInterims();
    this.#utterance = null;
    this.#sinceInterimMs = 0;
    this.#latestInterim = '';
  }

  async #guess(): Promise<void> {
    const utterance = this.#utterance;
    if (!utterance) return;
    this.#sinceInterimMs = 0;
    const text = await utterance.interim();
    if (!text || text === this.#latestInterim || utterance !== this.#utterance) return;
    this.#latestInterim = text;
    this.#emit({ type: 'transcript-interim', text });
  }
}
