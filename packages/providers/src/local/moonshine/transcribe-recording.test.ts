import { encodeSamples, wavHeader } from '@frontdesk/voice';
import { afterAll, expect, test } from 'vitest';
import { CALLERS, inSequence, lineNoise, spoken } from '../fixtures/callers.ts';
import { spokenWords, wordErrors } from '../fixtures/word-errors.ts';
import { workerEntry } from '../inference/worker-entry.ts';
import { WorkerPool } from '../inference/worker-pool.ts';
import { modelsDirectory } from '../models/test-models.ts';
import { MoonshineDecoder } from './moonshine-decoder.ts';
import type { MoonshineResult, MoonshineTask } from './moonshine-worker.ts';
import { recordingTranscriber } from './transcribe-recording.ts';

const pool = new WorkerPool<MoonshineTask, MoonshineResult>({
  name: 'moonshine',
  module: workerEntry(import.meta.url, './moonshine-worker.ts'),
  size: 1,
  maxQueued: 16,
  data: { modelsDir: modelsDirectory() },
});
const transcribe = recordingTranscriber(new MoonshineDecoder(pool));
afterAll(() => pool.close());

const ENGLISH = { language: 'en-US', signal: new AbortController().signal };

function wav(samples: Int16Array, encoding: 'pcm16' | 'mulaw'): Uint8Array {
  const data = encodeSamples(samples, encoding);
  return new Uint8Array([...wavHeader({ encoding, sampleRateHz: 8000 }, 1, data.length), ...data]);
}

test('a message is written down, passage by passage, with its times', { timeout: 60_000 }, async () => {
  const said = ['name', 'booking', 'phone-number'] as const;
  const gap = lineNoise(1200);
  const message = inSequence(gap, ...said.flatMap(name => [spoken(name), gap]));
  const heard = await transcribe(wav(message, 'pcm16'), ENGLISH);
  expect(heard).toHaveLength(said.length);
  const words = spokenWords(said.map(name => CALLERS[name]).join(' '));
  const errors = wordErrors(words, spokenWords(heard.map(({ text }) => text).join(' ')));
  console.log(`${errors} of ${words.length} words wrong: ${heard.map(({ text }) => text).join(' | ')}`);
  expect(errors / words.length).toBeLessThan(0.12);
  expect(heard[0]?.startedAtMs).toBeGreaterThan(800);
  expect(heard.at(-1)?.endedAtMs).toBeLessThanOrEqual(message.length / 8);
});

test('a silent message has no passages, and μ-law is read as well', { timeout: 60_000 }, async () => {
  expect(await transcribe(wav(lineNoise(4000), 'mulaw'), ENGLISH)).toEqual([]);
  const [tonight] = await transcribe(
    wav(inSequence(lineNoise(500), spoken('tonight'), lineNoise(500)), 'mulaw'),
    ENGLISH,
  );
  expect(tonight?.text.toLowerCase()).toMatch(/to ?night/);
});

test('what is no recording is refused, and stopping stops', async () => {
  await expect(transcribe(new TextEncoder().encode('<html>'), ENGLISH)).rejects.toThrow('no WAV file');
  const stop = new AbortController();
  stop.abort(new Error('enough'));
  await expect(transcribe(wav(spoken('tonight'), 'mulaw'), { ...ENGLISH, signal: stop.signal })).rejects.toThrow(
    'enough',
  );
});
