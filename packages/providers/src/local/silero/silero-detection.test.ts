import { type SpeechProbability, TELEPHONE } from '@frontdesk/voice';
import { expect, test } from 'vitest';
import { WorkerLostError } from '../inference/inference-errors.ts';
import { SileroDetection } from './silero-detection.ts';
import type { JudgedStream } from './window-batcher.ts';

/** A model that answers when the test wants it to. */
function open() {
  const asked: JudgedStream[] = [];
  const windows: SpeechProbability[] = [];
  const failures: unknown[] = [];
  const judge = { begin() {}, end() {}, judge: (stream: JudgedStream) => void asked.push(stream) };
  const listener = {
    onWindow: (window: SpeechProbability) => void windows.push(window),
    onSound() {},
    onFailure: (error: unknown) => void failures.push(error),
  };
  const detection = new SileroDetection(1, { 8000: judge, 16000: judge }, listener);
  /** Loud enough for the model to be asked. */
  const hear = (ms: number) => detection.hear({ ...TELEPHONE, data: new Uint8Array(ms * 8).fill(0x10) });
  return { asked, windows, failures, detection, hear };
}

test('a model that does not answer for long costs the oldest windows, in their place, and no more memory', () => {
  const { asked, windows, hear } = open();
  for (let second = 0; second < 20; second++) hear(1024);
  expect([asked.length, windows.length]).toEqual([1, 0]);
  asked[0]?.judged(0.9);
  const dropped = 640 - 1 - 313;
  expect(windows.map(({ probability }) => probability)).toEqual([0.9, ...Array<number>(dropped).fill(0)]);
  for (let index = 1; index < asked.length; index++) asked[index]?.judged(0.8);
  expect(asked.length).toBe(1 + 313);
  expect(windows.length).toBe(640);
  expect(windows.every(({ startMs, endMs }, index) => startMs === index * 32 && endMs === startMs + 32)).toBe(true);
});

test('a window that is lost with its worker is brought again once', () => {
  const { asked, windows, failures, hear } = open();
  hear(64);
  asked[0]?.failed(new WorkerLostError('silero', undefined));
  expect(asked.length).toBe(2);
  asked[1]?.judged(0.7);
  expect(windows).toMatchObject([{ startMs: 0, probability: 0.7 }]);
  asked[2]?.failed(new WorkerLostError('silero', undefined));
  asked[3]?.failed(new WorkerLostError('silero', undefined));
  asked[3]?.judged(0.7);
  expect([asked.length, windows.length, failures.length]).toEqual([4, 1, 1]);
});
