import type { AudioFrame } from '@frontdesk/voice';
import { afterAll, expect, test } from 'vitest';
import { judgeAll } from '../../conformance/judge-all.ts';
import { CALLERS, inSequence, lineNoise, spoken, telephoneFrames } from '../fixtures/callers.ts';
import { workerEntry } from '../inference/worker-entry.ts';
import { WorkerPool } from '../inference/worker-pool.ts';
import { sileroFile } from '../models/model-files.ts';
import { modelsDirectory } from '../models/test-models.ts';
import { SileroVoiceActivityDetector } from './silero-voice-activity-detector.ts';
import type { SileroResult, SileroTask } from './silero-worker.ts';

const pool = new WorkerPool<SileroTask, SileroResult>({
  name: 'silero',
  module: workerEntry(import.meta.url, './silero-worker.ts'),
  size: 1,
  maxQueued: 4,
  data: { file: sileroFile(modelsDirectory()) },
});
const detector = new SileroVoiceActivityDetector(pool);
afterAll(() => pool.close());

const judge = (frames: Iterable<AudioFrame>) => judgeAll(detector, frames);

test('hears where each caller speaks, and silence around it', async () => {
  for (const name of Object.keys(CALLERS)) {
    const words = spoken(name);
    const windows = await judge(telephoneFrames(inSequence(lineNoise(1000), words, lineNoise(1000))));
    const speech = windows.filter(({ probability }) => probability >= 0.5);
    expect(speech.length, name).toBeGreaterThanOrEqual(3);
    expect(speech[0]?.startMs, name).toBeGreaterThan(900);
    expect(speech.at(-1)?.endMs, name).toBeLessThan(1000 + words.length / 8 + 100);
    expect(windows.at(-1)?.endMs).toBe(Math.floor((2000 + words.length / 8) / 32) * 32);
  }
});

test('noise on the line is no speech', async () => {
  for (const level of [20, 500, 4000]) {
    const windows = await judge(telephoneFrames(lineNoise(3000, level)));
    expect(Math.max(...windows.map(({ probability }) => probability))).toBeLessThan(0.3);
  }
});

test('sixteen kilohertz is judged as well', async () => {
  const frame = { encoding: 'pcm16', sampleRateHz: 16_000, data: new Uint8Array(32_000) } as const;
  const windows = await judge([frame]);
  expect(windows.length).toBe(31);
  expect(Math.max(...windows.map(({ probability }) => probability))).toBeLessThan(0.3);
});

test('a window costs well under a millisecond', async () => {
  // Of speech: the model is not asked about a quiet line.
  const frames = telephoneFrames(inSequence(...Object.keys(CALLERS).map(spoken)));
  const startedAt = performance.now();
  const windows = await judge(frames);
  const perWindowMs = (performance.now() - startedAt) / windows.length;
  console.log(`Silero: ${perWindowMs.toFixed(2)} ms a window of 32 ms, message included`);
  expect(perWindowMs).toBeLessThan(5);
});

test('a call that cannot take its windows fails alone', async () => {
  const frames = [...telephoneFrames(spoken('booking'))];
  const failures: unknown[] = [];
  const broken = detector.open({
    onWindow: ({ probability }) => {
      if (probability > 0) throw new Error('broken');
    },
    onSound() {},
    onFailure: error => void failures.push(error),
  });
  const whole = judge(frames);
  for (const frame of frames) broken.hear(frame);
  const windows = await whole;
  expect(windows.length).toBe(Math.floor((frames.length * 20) / 32));
  expect(failures).toEqual([new Error('broken')]);
});
