import { expect, test } from 'vitest';
import { readWav } from '../audio/read-wav.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { type RecognizeUtterance, streamBatchRecognizer } from './stream-batch-recognizer.ts';
import { listenTo } from './word-audio-fixture.ts';

/** Answers with the length of what it was sent, when the test lets it. */
function slowReader() {
  const files: { ms: number; answer: (text: string) => void; fail: (error: Error) => void }[] = [];
  const recognize: RecognizeUtterance = (wav, { signal }) => {
    const { format, data } = readWav(wav);
    expect(format).toEqual({ encoding: 'pcm16', sampleRateHz: 8000 });
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      files.push({ ms: data.length / 16, answer: resolve, fail: reject });
    });
  };
  return { files, recognize };
}

const settle = () => new ManualClock().advance(0);

test('each pause sends what was said since the last commit, and finals keep their order', async () => {
  const { files, recognize } = slowReader();
  const call = listenTo(streamBatchRecognizer(recognize, { id: 'batch:one' }));
  call.tell('pause'); // nothing was said
  call.say('a', 'table');
  call.tell('pause');
  call.say('for', 'four');
  call.tell('pause');
  call.tell('commit');
  call.say('no');
  call.tell('pause');
  const heard: number[] = [];
  for (const text of ['a table', 'a table for four', 'no']) {
    await settle();
    heard.push(files.at(-1)?.ms ?? 0);
    files.at(-1)?.answer(text);
  }
  await settle();
  expect(heard).toEqual([40, 80, 20]);
  expect(call.finals).toEqual(['', 'a table', 'a table for four', 'no']);
});

test('noise before the first word is kept only for a moment, and a long utterance only to its bound', async () => {
  const { files, recognize } = slowReader();
  const call = listenTo(streamBatchRecognizer(recognize, { id: 'batch:one', maxUtteranceMs: 2000 }));
  const noise = { encoding: 'mulaw', sampleRateHz: 8000, data: new Uint8Array(160).fill(0xff) } as const;
  for (let index = 0; index < 500; index++) call.input.push({ type: 'audio', frame: noise });
  call.say('no');
  call.tell('pause');
  await settle();
  expect(files[0]?.ms).toBe(520);
  files[0]?.answer('no');
  for (let index = 0; index < 500; index++) call.input.push({ type: 'audio', frame: noise });
  call.tell('pause');
  await settle();
  expect(files[1]?.ms).toBe(2000);
});

test('what is discarded is not sent', async () => {
  const { files, recognize } = slowReader();
  const call = listenTo(streamBatchRecognizer(recognize, { id: 'batch:one' }));
  call.say('a');
  call.tell('discard');
  call.tell('pause');
  await settle();
  expect([files, call.finals]).toEqual([[], ['']]);
});

test('a failure is thrown, an abort is not, and passages are put together', async () => {
  const { files, recognize } = slowReader();
  const failing = listenTo(streamBatchRecognizer(recognize, { id: 'batch:one' }));
  failing.say('a');
  failing.tell('pause');
  await settle();
  files[0]?.fail(new Error('No more money.'));
  await expect(failing.ended).rejects.toThrow('No more money.');

  const aborted = listenTo(streamBatchRecognizer(recognize, { id: 'batch:one' }));
  aborted.say('a');
  aborted.tell('pause');
  await settle();
  aborted.abort.abort();
  await aborted.ended;
  expect(aborted.finals).toEqual([]);

  const passages = ['a', 'table'].map((text, index) => ({ text, startedAtMs: index, endedAtMs: index + 1 }));
  const whole = listenTo(streamBatchRecognizer(async () => passages, { id: 'batch:one' }));
  whole.say('a', 'table');
  whole.tell('pause');
  whole.input.end();
  await whole.ended;
  expect(whole.finals).toEqual(['a table']);
});
