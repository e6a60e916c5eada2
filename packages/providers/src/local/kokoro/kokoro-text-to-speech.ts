import {
  encodeSamples,
  type SpeechEvent,
  type SynthesizeOptions,
  type TextToSpeech,
  type WordTime,
} from '@frontdesk/voice';
import { audioFrames } from '../../waveform/audio-frames.ts';
import type { WorkerPool } from '../inference/worker-pool.ts';
import { normalizeForSpeech } from '../normalization/normalize.ts';
import { LOCAL_SPEECH_OUTPUTS } from '../speech-outputs.ts';
import type { KokoroResult, KokoroTask } from './kokoro-worker.ts';
import { segmentsOf } from './segments.ts';
import { kokoroVoice, SPEED_FACTOR } from './voices.ts';
import { alignWords, spokenWords, type WrittenWord } from './word-alignment.ts';

/** What has begun to speak goes on before something new begins. */
const CONTINUATION_PRIORITY = 1;

/**
 * Kokoro in a worker shared by all calls. Text is spoken piece by piece, each piece synthesised while the one before is
 * heard; every piece comes as its word times, then frames of at most 200 ms. Throws `QueueFullError` or
 * `WorkerLostError` when it cannot go on. English.
 */
export class KokoroTextToSpeech implements TextToSpeech {
  readonly id = 'local:kokoro';
  readonly capabilities = { outputs: LOCAL_SPEECH_OUTPUTS, wordTimes: true };
  readonly #pool: WorkerPool<KokoroTask, KokoroResult>;

  constructor(pool: WorkerPool<KokoroTask, KokoroResult>) {
    this.#pool = pool;
  }

  async *synthesize(text: string, { voice, format, signal }: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    const speakable = normalizeForSpeech(text);
    const segments = segmentsOf(speakable);
    const pending = alignWords(text, spokenWords(speakable));
    const ended = new AbortController();
    const stop = AbortSignal.any([signal, ended.signal]);
    const speak = (index: number): Promise<KokoroResult> | undefined => {
      const segment = segments[index];
      if (segment === undefined) return undefined;
      const result = this.#pool.run(
        {
          text: segment,
          voiceId: kokoroVoice(voice).id,
          speed: voice.rate ?? SPEED_FACTOR[voice.speed],
          sampleRateHz: format.sampleRateHz,
        },
        { signal: stop, priority: index === 0 ? 0 : CONTINUATION_PRIORITY },
      );
      result.catch(() => {}); // thrown where it is awaited
      return result;
    };
    try {
      let startMs = 0;
      let spokenCount = 0;
      let next = speak(0);
      for (let index = 0; next; index++) {
        const { samples, words } = await next;
        if (signal.aborted) return;
        next = speak(index + 1);
        spokenCount += words.length;
        const isLast = next === undefined;
        const written = takeSpoken(pending, isLast ? Number.POSITIVE_INFINITY : spokenCount);
        const times = timesOf(written, words, spokenCount - words.length, startMs);
        if (times.length > 0) yield { type: 'word-times', words: times };
        for (const frame of audioFrames(encodeSamples(samples, format.encoding), format)) {
          if (signal.aborted) return;
          yield { type: 'audio', frame };
        }
        startMs += (samples.length / format.sampleRateHz) * 1000;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      ended.abort();
    }
  }
}

/** Removes and returns the written words that are over once `spokenCount` words have been spoken. */
function takeSpoken(pending: WrittenWord[], spokenCount: number): WrittenWord[] {
  const firstLater = pending.findIndex(word => word.to > spokenCount);
  return pending.splice(0, firstLater < 0 ? pending.length : firstLater);
}

function timesOf(
  written: readonly WrittenWord[],
  spoken: KokoroResult['words'],
  firstSpoken: number,
  segmentStartMs: number,
): WordTime[] {
  let endMs = 0;
  return written.map(({ text, from, to }) => {
    const isSilent = from === to;
    const startMs = isSilent ? endMs : (spoken[Math.max(0, from - firstSpoken)]?.startMs ?? endMs);
    endMs = isSilent ? endMs : (spoken[to - firstSpoken - 1]?.endMs ?? startMs);
    return { word: text, startMs: segmentStartMs + startMs, endMs: segmentStartMs + endMs };
  });
}
