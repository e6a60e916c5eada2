import {
  type AudioFormat,
  BoundedQueue,
  type RecognizerInput,
  type SpeechToText,
  TELEPHONE,
  type TranscribeOptions,
  type TranscriptEvent,
  untilAborted,
} from '@frontdesk/voice';
import type { WorkerPool } from '../inference/worker-pool.ts';
import { MoonshineDecoder } from './moonshine-decoder.ts';
import { MoonshineStream } from './moonshine-stream.ts';
import type { MoonshineResult, MoonshineTask } from './moonshine-worker.ts';

const INPUTS: readonly AudioFormat[] = [
  TELEPHONE,
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
];

/** Far more than a reader falls behind; a call that reads nothing loses its oldest texts, which newer ones replace. */
const MAX_UNREAD = 256;

/**
 * Moonshine in workers shared by all calls: the tiny model guesses while the caller speaks, when a worker is idle; the
 * base model answers each pause. English. Throws from the stream when the model cannot be used.
 */
export class MoonshineSpeechToText implements SpeechToText {
  readonly id = 'local:moonshine';
  readonly capabilities = { interim: true, inputs: INPUTS };
  readonly #decoder: MoonshineDecoder;

  constructor(pool: WorkerPool<MoonshineTask, MoonshineResult>) {
    this.#decoder = new MoonshineDecoder(pool);
  }

  async *transcribe(
    input: AsyncIterable<RecognizerInput>,
    { signal }: TranscribeOptions,
  ): AsyncGenerator<TranscriptEvent> {
    const ended = new AbortController();
    const stop = AbortSignal.any([signal, ended.signal]);
    const events = new BoundedQueue<TranscriptEvent>(MAX_UNREAD);
    const reading = this.#read(input, stop, events).finally(() => events.end());
    reading.catch(() => {}); // thrown below
    try {
      yield* untilAborted(events, stop);
      if (!stop.aborted) await reading;
    } finally {
      ended.abort();
    }
  }

  async #read(
    input: AsyncIterable<RecognizerInput>,
    signal: AbortSignal,
    events: BoundedQueue<TranscriptEvent>,
  ): Promise<void> {
    const stream = new MoonshineStream(this.#decoder, signal, event => events.push(event));
    const broken = new AbortController();
    for await (const item of untilAborted(input, AbortSignal.any([signal, broken.signal]))) {
      stream.take(item);
      if (item.type === 'pause') stream.answered.catch(() => broken.abort());
    }
    await stream.answered;
  }
}
