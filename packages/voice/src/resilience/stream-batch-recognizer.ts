import { type AudioFormat, type AudioFrame, durationMs } from '../audio/audio-frame.ts';
import { BoundedQueue } from '../audio/bounded-queue.ts';
import { transcode } from '../audio/g711.ts';
import { untilAborted } from '../audio/until-aborted.ts';
import { WAV_HEADER_BYTES, wavHeader } from '../audio/wav.ts';
import type { TranscribedPassage } from '../ports/recording-transcriber.ts';
import type { RecognizerInput, SpeechToText, TranscribeOptions, TranscriptEvent } from '../ports/speech-to-text.ts';

/** Reads one utterance, a WAV file of 16-bit PCM; `TranscribeRecording` is one of these. */
export type RecognizeUtterance = (
  wav: Uint8Array,
  options: Pick<TranscribeOptions, 'language' | 'keyterms' | 'signal'>,
) => Promise<string | readonly TranscribedPassage[]>;

export interface StreamBatchRecognizerOptions {
  /** `<provider>:<model>`. */
  readonly id: string;
  /** Rates it can read. Default 8 and 16 kHz. */
  readonly ratesHz?: readonly number[];
  /** An utterance's latest audio is what counts when it is longer. Default 60 000 ms. */
  readonly maxUtteranceMs?: number;
}

const RATES_HZ = [8000, 16_000];
const MAX_UTTERANCE_MS = 60_000;
/** Noise of the line before the first word. */
const LEAD_IN_MS = 500;
const MAX_UNREAD = 256;

/**
 * Makes something that reads whole files hear a call: each pause sends what was said since the last commit, and has its
 * final when the answer is there; the next pauses wait for it. No interims.
 */
export function streamBatchRecognizer(
  recognize: RecognizeUtterance,
  options: StreamBatchRecognizerOptions,
): SpeechToText {
  const { id, ratesHz = RATES_HZ, maxUtteranceMs = MAX_UTTERANCE_MS } = options;
  const inputs = ratesHz.flatMap((sampleRateHz): AudioFormat[] => [
    { encoding: 'mulaw', sampleRateHz },
    { encoding: 'alaw', sampleRateHz },
    { encoding: 'pcm16', sampleRateHz },
  ]);
  return {
    id,
    capabilities: { interim: false, inputs },
    async *transcribe(input: AsyncIterable<RecognizerInput>, request: TranscribeOptions) {
      const over = new AbortController();
      const signal = AbortSignal.any([request.signal, over.signal]);
      const events = new BoundedQueue<TranscriptEvent>(MAX_UNREAD);
      const hearing = hear(input, signal).finally(() => events.end());
      hearing.catch(() => {}); // thrown below

      async function hear(items: AsyncIterable<RecognizerInput>, stop: AbortSignal): Promise<void> {
        const utterance = new Utterance(maxUtteranceMs);
        const broken = new AbortController();
        let answered = Promise.resolve();
        for await (const item of untilAborted(items, AbortSignal.any([stop, broken.signal]))) {
          utterance.take(item);
          if (item.type !== 'pause') continue;
          const wav = utterance.wav();
          answered = answered.then(async () => {
            const read = wav ? await recognize(wav, { ...request, signal: stop }) : '';
            events.push({ type: 'transcript-final', text: typeof read === 'string' ? read : textOf(read) });
          });
          answered.catch(() => broken.abort());
        }
        await answered;
      }

      try {
        yield* untilAborted(events, signal);
        if (!request.signal.aborted) await hearing;
      } finally {
        over.abort();
      }
    },
  };
}

const textOf = (passages: readonly TranscribedPassage[]) => passages.map(passage => passage.text).join(' ');

/** The audio of what was said since the last commit, silence between the words included. */
class Utterance {
  readonly #maxMs: number;
  #frames: AudioFrame[] = [];
  #lengthMs = 0;
  #hasSpeech = false;

  constructor(maxMs: number) {
    this.#maxMs = maxMs;
  }

  take(item: RecognizerInput): void {
    switch (item.type) {
      case 'audio':
        if (this.#frames[0] && this.#frames[0].sampleRateHz !== item.frame.sampleRateHz) this.#clear();
        this.#frames.push(item.frame);
        this.#lengthMs += durationMs(item.frame);
        this.#keepLatest(this.#hasSpeech ? this.#maxMs : 2 * LEAD_IN_MS);
        break;
      case 'speech':
        if (!this.#hasSpeech) this.#keepLatest(item.agoMs + LEAD_IN_MS);
        this.#hasSpeech = true;
        break;
      case 'commit':
      case 'discard':
        this.#clear();
        break;
      case 'pause':
        break;
    }
  }

  /** As a file; undefined when nothing was said. */
  wav(): Uint8Array | undefined {
    const first = this.#frames[0];
    if (!this.#hasSpeech || !first) return undefined;
    const samples = this.#frames.map(frame => transcode(frame, 'pcm16').data);
    const bytes = samples.reduce((sum, data) => sum + data.length, 0);
    const file = new Uint8Array(WAV_HEADER_BYTES + bytes);
    file.set(wavHeader({ encoding: 'pcm16', sampleRateHz: first.sampleRateHz }, 1, bytes));
    let at = WAV_HEADER_BYTES;
    for (const data of samples) {
      file.set(data, at);
      at += data.length;
    }
    return file;
  }

  #keepLatest(ms: number): void {
    let dropped = 0;
    for (let frame = this.#frames[dropped]; frame && this.#lengthMs > ms; frame = this.#frames[dropped]) {
      this.#lengthMs -= durationMs(frame);
      dropped++;
    }
    if (dropped > 0) this.#frames.splice(0, dropped);
  }

  #clear(): void {
    this.#frames = [];
    this.#lengthMs = 0;
    this.#hasSpeech = false;
  }
}
