import {
  type AudioFormat,
  type AudioFrame,
  type SpeechProbability,
  TELEPHONE,
  untilAborted,
  type VoiceActivityDetector,
} from '@frontdesk/voice';
import { WorkerLostError } from '../inference/inference-errors.ts';
import type { WorkerPool } from '../inference/worker-pool.ts';
import { EnergyGate } from './energy-gate.ts';
import type { SileroRate } from './silero-model.ts';
import type { SileroResult, SileroTask } from './silero-worker.ts';
import { WindowBatcher } from './window-batcher.ts';
import { WindowCutter } from './window-cutter.ts';

const WINDOW_MS = 32;

const INPUTS: readonly AudioFormat[] = [
  TELEPHONE,
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
];

/**
 * Silero VAD in a worker shared by all calls. Telephone audio is judged at its own rate. Windows no louder than the
 * line's noise are not brought to the model: their probability is 0.
 */
export class SileroVoiceActivityDetector implements VoiceActivityDetector {
  readonly id = 'silero';
  readonly capabilities = { inputs: INPUTS, windowMs: WINDOW_MS };
  readonly #batchers: Readonly<Record<SileroRate, WindowBatcher>>;
  #nextStreamId = 1;

  constructor(pool: WorkerPool<SileroTask, SileroResult>) {
    this.#batchers = { 8000: new WindowBatcher(pool, 8000), 16000: new WindowBatcher(pool, 16_000) };
  }

  async *detect(audio: AsyncIterable<AudioFrame>, signal: AbortSignal): AsyncGenerator<SpeechProbability> {
    const streamId = this.#nextStreamId++;
    const cutter = new WindowCutter();
    const gate = new EnergyGate();
    let batcher: WindowBatcher | undefined;
    let startMs = 0;
    try {
      for await (const frame of untilAborted(audio, signal)) {
        cutter.add(frame);
        for (let window = cutter.next(); window; window = cutter.next()) {
          let probability = 0;
          if (gate.admits(window)) {
            batcher ??= this.#begin(cutter.rate);
            probability = await judge(batcher, streamId, window);
            if (signal.aborted) return;
            gate.learn(probability);
          }
          yield { startMs, endMs: startMs + WINDOW_MS, probability };
          startMs += WINDOW_MS;
        }
      }
    } finally {
      batcher?.end(streamId);
    }
  }

  #begin(rate: SileroRate): WindowBatcher {
    const batcher = this.#batchers[rate];
    batcher.begin();
    return batcher;
  }
}

/** A worker that died is replaced, so a lost window is brought again once; the model starts afresh. */
async function judge(batcher: WindowBatcher, streamId: number, window: Float32Array): Promise<number> {
  try {
    return await batcher.judge(streamId, window);
  } catch (error) {
    if (!(error instanceof WorkerLostError)) throw error;
    return batcher.judge(streamId, window);
  }
}
