import { availableParallelism } from 'node:os';
import type { TextToSpeech } from '@frontdesk/voice';
import { workerEntry } from '../inference/worker-entry.ts';
import { WorkerPool } from '../inference/worker-pool.ts';
import { KokoroTextToSpeech } from './kokoro-text-to-speech.ts';
import type { KokoroResult, KokoroTask } from './kokoro-worker.ts';

export interface KokoroOptions {
  /** Where `scripts/models.mjs` put the models. */
  readonly modelsDir: string;
  /** Processor threads one synthesis uses. Default two, where there are two: a first clause takes 0.6 s instead of 1.0. */
  readonly threads?: number;
  /** Pieces of speech that may wait. Default 2: a second or two, after which another voice or a refusal is kinder. */
  readonly maxQueued?: number;
}

export interface Kokoro {
  readonly textToSpeech: TextToSpeech;
  /** The voice is loaded and warm. Rejects when it cannot be loaded. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** How far synthesis stands back for the threads that move audio. */
const NICENESS = 5;

/** Returns at once; the model loads in its worker. */
export function openKokoro(options: KokoroOptions): Kokoro {
  const { modelsDir, threads = Math.min(2, availableParallelism()), maxQueued = 2 } = options;
  const pool = new WorkerPool<KokoroTask, KokoroResult>({
    name: 'kokoro',
    module: workerEntry(import.meta.url, './kokoro-worker.ts'),
    size: 1, // a second would double the 700 MB and share the same processors
    maxQueued,
    data: { modelsDir, threads },
    niceness: NICENESS,
  });
  const ready = pool.ready();
  ready.catch(() => {}); // for whoever waits for it
  return { textToSpeech: new KokoroTextToSpeech(pool), ready, close: () => pool.close() };
}
