import {
  type AudioFormat,
  type AudioFrame,
  decodeSamples,
  type SpeechProbability,
  TELEPHONE,
  untilAborted,
  type VoiceActivityDetector,
} from '@frontdesk/voice';
import { WorkerLostError } from '../inference/inference-errors.ts';
import type { WorkerPool } from '../inference/worker-pool.ts';
import { SILERO_SHAPES, type SileroRate } from './silero-model.ts';
import type { SileroResult, SileroTask } from './silero-worker.ts';
import { WindowBatcher } from './window-batcher.ts';

const WINDOW_MS = 32;

const INPUTS: readonly AudioFormat[] = [
  TELEPHONE,
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
];

/** Silero VAD in a worker shared by all calls. Telephone audio is judged at its own rate. */
export class SileroVoiceActivityDetector implements VoiceActivityDetector {
  readonly id = 'silero';
  readonly capabilities = { inputs: INPUTS, windowMs: WINDOW_MS };
  readonly #batcher: WindowBatcher;
  #nextStreamId = 1;

  constructor(pool: WorkerPool<SileroTask, SileroResult>) {
    this.#batcher = new WindowBatcher(pool);
  }

  async *detect(audio: AsyncIterable<AudioFrame>, signal: AbortSignal): AsyncGenerator<SpeechProbability> {
    const streamId = this.#nextStreamId++;
    let startMs = 0;
    try {
      for await (const { rate, samples } of windowsOf(untilAborted(audio, signal))) {
        const probability = await this.#judge(streamId, rate, samples);
        if (signal.aborted) return;
        yield { startMs, endMs: startMs + WINDOW_MS, probability };
        startMs += WINDOW_MS;
      }
    } finally {
      this.#batcher.end(streamId);
    }
  }

  /** A worker that died is replaced, so a lost window is brought again once; the model starts afresh. */
  async #judge(streamId: number, rate: SileroRate, samples: Float32Array): Promise<number> {
    try {
      return await this.#batcher.judge(streamId, rate, samples);
    } catch (error) {
      if (!(error instanceof WorkerLostError)) throw error;
      return this.#batcher.judge(streamId, rate, samples);
    }
  }
}

/** Cuts frames of any length into the model's windows; a rest shorter than a window is not judged. */
async function* windowsOf(frames: AsyncIterable<AudioFrame>) {
  let window = new Float32Array(0);
  let filled = 0;
  for await (const frame of frames) {
    const rate = sileroRate(frame);
    const size = SILERO_SHAPES[rate].window;
    if (window.length !== size) {
      window = new Float32Array(size);
      filled = 0;
    }
    for (const sample of decodeSamples(frame)) {
      window[filled++] = sample / 32_768;
      if (filled < size) continue;
      yield { rate, samples: window };
      window = new Float32Array(size);
      filled = 0;
    }
  }
}

function sileroRate({ sampleRateHz }: AudioFrame): SileroRate {
  if (sampleRateHz === 8000 || sampleRateHz === 16_000) return sampleRateHz;
  throw new RangeError(`Silero judges audio of 8 or 16 kHz, not ${sampleRateHz} Hz`);
}
