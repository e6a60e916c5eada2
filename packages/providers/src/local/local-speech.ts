import { availableParallelism } from 'node:os';
import type {
  KnowledgeSearch,
  SpeechToText,
  TextToSpeech,
  TranscribeRecording,
  VoiceActivityDetector,
} from '@frontdesk/voice';
import { workerEntry } from './inference/worker-entry.ts';
import { WorkerPool } from './inference/worker-pool.ts';
import { LocalKnowledgeSearch } from './knowledge/local-knowledge-search.ts';
import type { EmbeddingResult, EmbeddingTask } from './knowledge/minilm-worker.ts';
import { type LocalSynthesisOptions, openLocalSynthesis } from './local-synthesis.ts';
import { sileroFile } from './models/model-files.ts';
import { MoonshineDecoder } from './moonshine/moonshine-decoder.ts';
import { MoonshineSpeechToText } from './moonshine/moonshine-speech-to-text.ts';
import type { MoonshineResult, MoonshineTask } from './moonshine/moonshine-worker.ts';
import { recordingTranscriber } from './moonshine/transcribe-recording.ts';
import { SileroVoiceActivityDetector } from './silero/silero-voice-activity-detector.ts';
import type { SileroResult, SileroTask } from './silero/silero-worker.ts';

export interface LocalSpeechOptions {
  /** Where `scripts/models.mjs` put the models. */
  readonly modelsDir: string;
  /** Threads that recognise speech; each holds about 500 MB. Default half the processors, at most 4. */
  readonly recognizerThreads?: number;
  readonly synthesis?: Omit<LocalSynthesisOptions, 'modelsDir'>;
}

/** Speech and retrieval that need no key and no network, shared by all calls of the process. */
export interface LocalSpeech {
  readonly speechToText: SpeechToText;
  /** Whole recordings, when there is time. */
  readonly transcribe: TranscribeRecording;
  readonly voiceActivityDetector: VoiceActivityDetector;
  readonly textToSpeech: TextToSpeech;
  readonly knowledgeSearch: KnowledgeSearch;
  /** All models are loaded and warm. Calls made before wait for theirs. Rejects when one cannot be loaded. */
  readonly ready: Promise<void>;
  /** Stops all workers. Idempotent. */
  close(): Promise<void>;
}

/**
 * How far inference stands back for the threads that move audio. Recognition goes before synthesis (5): a caller who
 * finished waits for the one, while the other is usually ahead of the ear.
 */
const RECOGNIZER_NICENESS = 2;
const RETRIEVAL_NICENESS = 10;
/** Decodes that may wait: at half a second each, more would be answered after the caller gave up. */
const MAX_QUEUED_DECODES = 64;

/** Returns at once; the models load in their workers. */
export async function openLocalSpeech(options: LocalSpeechOptions): Promise<LocalSpeech> {
  const {
    modelsDir,
    recognizerThreads = Math.min(4, Math.max(1, availableParallelism() >> 1)),
    synthesis: voice,
  } = options;
  const detector = new WorkerPool<SileroTask, SileroResult>({
    name: 'silero',
    module: workerEntry(import.meta.url, './silero/silero-worker.ts'),
    size: 1, // it holds the memory of every stream; one thread judges about 150 calls
    maxQueued: 4,
    data: { file: sileroFile(modelsDir) },
  });
  const recognizer = new WorkerPool<MoonshineTask, MoonshineResult>({
    name: 'moonshine',
    module: workerEntry(import.meta.url, './moonshine/moonshine-worker.ts'),
    size: recognizerThreads,
    maxQueued: MAX_QUEUED_DECODES,
    data: { modelsDir },
    niceness: RECOGNIZER_NICENESS,
  });
  const retrieval = new WorkerPool<EmbeddingTask, EmbeddingResult>({
    name: 'minilm',
    module: workerEntry(import.meta.url, './knowledge/minilm-worker.ts'),
    size: 1,
    maxQueued: 4096, // small texts: a business's knowledge is read in batches of eight
    data: { modelsDir },
    niceness: RETRIEVAL_NICENESS,
  });
  const pools = [detector, recognizer, retrieval];
  const synthesis = await openLocalSynthesis({ modelsDir, ...voice });
  const ready = Promise.all([...pools.map(pool => pool.ready()), synthesis.ready]).then(() => {});
  ready.catch(() => {}); // for whoever waits for it

  return {
    speechToText: new MoonshineSpeechToText(recognizer),
    transcribe: recordingTranscriber(new MoonshineDecoder(recognizer)),
    voiceActivityDetector: new SileroVoiceActivityDetector(detector),
    textToSpeech: synthesis.textToSpeech,
    knowledgeSearch: new LocalKnowledgeSearch(retrieval),
    ready,
    close: async () => {
      await Promise.all([...pools.map(pool => pool.close()), synthesis.close()]);
    },
  };
}
