import { cacheSpeech, TELEPHONE } from '@frontdesk/voice';
import { CALLERS, spoken, telephoneFrames } from '../local/fixtures/callers.ts';
import { workerEntry } from '../local/inference/worker-entry.ts';
import { WorkerPool } from '../local/inference/worker-pool.ts';
import { openKokoro } from '../local/kokoro/open-kokoro.ts';
import { sileroFile } from '../local/models/model-files.ts';
import { modelsDirectory } from '../local/models/test-models.ts';
import { MoonshineSpeechToText } from '../local/moonshine/moonshine-speech-to-text.ts';
import type { MoonshineResult, MoonshineTask } from '../local/moonshine/moonshine-worker.ts';
import { SileroVoiceActivityDetector } from '../local/silero/silero-voice-activity-detector.ts';
import type { SileroResult, SileroTask } from '../local/silero/silero-worker.ts';
import type { ConformanceSubject } from './subject.ts';
import type { SpeechToTextScene } from './test-speech-to-text.ts';
import type { TextToSpeechScene } from './test-text-to-speech.ts';
import type { VoiceActivityDetectorScene } from './test-voice-activity-detector.ts';

const LOCAL = import.meta.resolve('../local/');

export const localHearing: readonly ConformanceSubject<SpeechToTextScene>[] = [
  {
    provider: 'local',
    title: 'Moonshine',
    async open() {
      const pool = new WorkerPool<MoonshineTask, MoonshineResult>({
        name: 'moonshine',
        module: workerEntry(LOCAL, './moonshine/moonshine-worker.ts'),
        size: 1,
        maxQueued: 16,
        data: { modelsDir: modelsDirectory() },
      });
      return {
        speechToText: new MoonshineSpeechToText(pool),
        sayings: ['agreement', 'no', 'yes'].map(name => ({
          words: CALLERS[name] ?? '',
          frames: telephoneFrames(spoken(name)),
        })),
        close: () => pool.close(),
      };
    },
  },
];

export const localVoices: readonly ConformanceSubject<TextToSpeechScene>[] = [
  {
    provider: 'local',
    title: 'Kokoro',
    async open() {
      const kokoro = openKokoro({ modelsDir: modelsDirectory() });
      await kokoro.ready;
      return {
        textToSpeech: cacheSpeech(kokoro.textToSpeech), // as it is used
        formats: [TELEPHONE, { encoding: 'pcm16', sampleRateHz: 24_000 }],
        voice: { provider: 'local', gender: 'female', speed: 'fast' },
        close: () => kokoro.close(),
      };
    },
  },
];

export const localDetectors: readonly ConformanceSubject<VoiceActivityDetectorScene>[] = [
  {
    provider: 'local',
    title: 'Silero',
    async open() {
      const pool = new WorkerPool<SileroTask, SileroResult>({
        name: 'silero',
        module: workerEntry(LOCAL, './silero/silero-worker.ts'),
        size: 1,
        maxQueued: 4,
        data: { file: sileroFile(modelsDirectory()) },
      });
      return {
        voiceActivityDetector: new SileroVoiceActivityDetector(pool),
        speech: telephoneFrames(spoken('booking')),
        close: () => pool.close(),
      };
    },
  },
];
