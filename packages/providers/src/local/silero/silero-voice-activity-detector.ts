import {
  type AudioFormat,
  type DetectionListener,
  type SpeechDetection,
  TELEPHONE,
  type VoiceActivityDetector,
} from '@frontdesk/voice';
import type { WorkerPool } from '../inference/worker-pool.ts';
import { SileroDetection, WINDOW_MS } from './silero-detection.ts';
import type { SileroResult, SileroTask } from './silero-worker.ts';
import { WindowBatcher } from './window-batcher.ts';

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
  readonly #batchers;
  #nextStreamId = 1;

  constructor(pool: WorkerPool<SileroTask, SileroResult>) {
    this.#batchers = { 8000: new WindowBatcher(pool, 8000), 16000: new WindowBatcher(pool, 16_000) } as const;
  }

  open(listener: DetectionListener): SpeechDetection {
    return new SileroDetection(this.#nextStreamId++, this.#batchers, listener);
  }
}
