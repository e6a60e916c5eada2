import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { durationMs, type SpeechEvent, type SynthesizeOptions, TELEPHONE } from '@frontdesk/voice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QueueFullError } from '../inference/inference-errors.ts';
import { FliteTextToSpeech } from './flite-text-to-speech.ts';

/** Behaves as the program does, so that the tests run where it is not installed: one second of a tone, or never an end. */
const PROGRAM = `#!${process.execPath}
const fs = require('node:fs');
if (process.argv.includes('-lv')) { console.log('Voices available: kal rms slt'); process.exit(0); }
const text = fs.readFileSync(0, 'utf8');
if (text.includes('forever')) setInterval(() => {}, 1000);
else {
  const wave = Buffer.alloc(44 + 32000);
  wave.write('RIFF', 0); wave.writeUInt32LE(36 + 32000, 4); wave.write('WAVEfmt ', 8); wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20); wave.writeUInt16LE(1, 22); wave.writeUInt32LE(16000, 24); wave.writeUInt32LE(32000, 28);
  wave.writeUInt16LE(2, 32); wave.writeUInt16LE(16, 34); wave.write('data', 36); wave.writeUInt32LE(32000, 40);
  for (let i = 0; i < 16000; i++) wave.writeInt16LE(Math.round(8000 * Math.sin(i / 8)), 44 + 2 * i);
  fs.writeFileSync(process.argv[process.argv.indexOf('-o') + 1], wave);
}
`;

let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flite-test-'));
  program = join(folder, 'flite.cjs');
  await writeFile(program, PROGRAM);
  await chmod(program, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function open(maxRunning = 8): Promise<FliteTextToSpeech> {
  const opened = await FliteTextToSpeech.open({ program, maxRunning });
  if (!(opened instanceof FliteTextToSpeech)) throw new Error(opened.reason);
  return opened;
}

const request = (signal = new AbortController().signal): SynthesizeOptions => ({
  voice: { provider: 'local', gender: 'female', speed: 'normal' },
  language: 'en-US',
  format: TELEPHONE,
  signal,
});

async function collect(speech: AsyncIterable<SpeechEvent>): Promise<SpeechEvent[]> {
  const events: SpeechEvent[] = [];
  for await (const event of speech) events.push(event);
  return events;
}

test('a missing program is said in words, not thrown', async () => {
  expect(await FliteTextToSpeech.open({ program: join(folder, 'absent') })).toEqual({
    reason: `${join(folder, 'absent')} is not installed`,
  });
});

describe('an installed program', () => {
  test('speaks telephone audio with word times over its length', async () => {
    const events = await collect((await open()).synthesize('Good evening', request()));
    const frames = events.flatMap(event => (event.type === 'audio' ? [event.frame] : []));
    const lengthMs = frames.reduce((sum, frame) => sum + durationMs(frame), 0);
    expect(lengthMs).toBeCloseTo(1000, -2);
    expect(frames.every(frame => frame.encoding === 'mulaw' && frame.data.length <= 1600)).toBe(true);
    const words = events.flatMap(event => (event.type === 'word-times' ? event.words : []));
    expect(words.map(word => word.word)).toEqual(['Good', 'evening']);
    expect(words.at(-1)?.endMs).toBeCloseTo(lengthMs, 0);
  });

  test('is killed on abort, and its place is free again', async () => {
    const flite = await open(1);
    const caller = new AbortController();
    const speech = collect(flite.synthesize('forever', request(caller.signal)));
    await expect(collect(flite.synthesize('hello', request()))).rejects.toThrow(QueueFullError);
    caller.abort();
    expect(await speech).toEqual([]);
    expect(await collect(flite.synthesize('hello', request()))).not.toEqual([]);
  });
});
