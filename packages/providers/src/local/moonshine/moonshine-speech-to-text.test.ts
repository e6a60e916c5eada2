import { BoundedQueue, type RecognizerInput, type TranscriptEvent } from '@frontdesk/voice';
import { afterAll, expect, test } from 'vitest';
import { CALLERS, inSequence, lineNoise, spoken, telephoneFrames } from '../fixtures/callers.ts';
import { spokenWords, wordErrors } from '../fixtures/word-errors.ts';
import { workerEntry } from '../inference/worker-entry.ts';
import { WorkerPool } from '../inference/worker-pool.ts';
import { modelsDirectory } from '../models/test-models.ts';
import { MoonshineSpeechToText } from './moonshine-speech-to-text.ts';
import type { MoonshineResult, MoonshineTask } from './moonshine-worker.ts';

const pool = new WorkerPool<MoonshineTask, MoonshineResult>({
  name: 'moonshine',
  module: workerEntry(import.meta.url, './moonshine-worker.ts'),
  size: 1,
  maxQueued: 16,
  data: { modelsDir: modelsDirectory() },
});
const recognizer = new MoonshineSpeechToText(pool);
afterAll(() => pool.close());

/** A call's ears: what is pushed is heard, and `next` waits for what the recogniser makes of it. */
function listen() {
  const input = new BoundedQueue<RecognizerInput>(10_000);
  const abort = new AbortController();
  const events = recognizer.transcribe(input, { language: 'en', signal: abort.signal });
  const hear = (samples: Int16Array) => {
    for (const frame of telephoneFrames(samples)) input.push({ type: 'audio', frame });
  };
  const next = async (): Promise<TranscriptEvent | undefined> => {
    const { value, done } = await events.next();
    return done ? undefined : value;
  };
  return {
    input,
    abort,
    hear,
    next,
    /** The caller says something between two silences of the line. */
    say(samples: Int16Array) {
      hear(lineNoise(400));
      input.push({ type: 'speech', agoMs: 0 });
      hear(inSequence(samples, lineNoise(200)));
    },
    async final(): Promise<string> {
      for (;;) {
        const event = await next();
        if (!event) throw new Error('The recogniser ended without a final transcript');
        if (event.type === 'transcript-final') return event.text;
      }
    },
  };
}

test('callers are understood through the telephone', { timeout: 60_000 }, async () => {
  const call = listen();
  let errors = 0;
  let words = 0;
  for (const [name, text] of Object.entries(CALLERS)) {
    call.say(spoken(name));
    const pausedAt = performance.now();
    call.input.push({ type: 'pause' });
    const heard = await call.final();
    call.input.push({ type: 'commit' });
    const seconds = (spoken(name).length / 8000).toFixed(1);
    console.log(`${seconds} s of speech: ${Math.round(performance.now() - pausedAt)} ms  ${heard}`);
    errors += wordErrors(spokenWords(text), spokenWords(heard));
    words += spokenWords(text).length;
  }
  console.log(`Word error rate ${((100 * errors) / words).toFixed(1)} % of ${words} words`);
  expect(errors / words).toBeLessThan(0.08);
});

test('a phone number arrives with every digit', async () => {
  for (const name of ['phone-number', 'phone-number-again']) {
    const call = listen();
    call.say(spoken(name));
    call.input.push({ type: 'pause' });
    expect(
      spokenWords(await call.final())
        .filter(word => /^\d$/.test(word))
        .join(''),
    ).toBe('4155550123');
  }
});

test('a guess comes while the caller is still speaking', async () => {
  const call = listen();
  await pool.ready();
  const words = spoken('questions');
  const event = call.next();
  call.input.push({ type: 'speech', agoMs: 0 });
  for (let at = 0; at < words.length; at += 4800) {
    call.hear(words.slice(at, at + 4800));
    await new Promise(setImmediate); // the stream takes these 600 ms in
    await pool.run({ size: 'tiny', samples: new Int16Array(800), sampleRateHz: 8000 }); // its guess was made before
  }
  expect(await event).toMatchObject({ type: 'transcript-interim', text: expect.stringMatching(/^do you have/i) });
});

test('a sentence that goes on after a pause is one utterance, until it is committed', async () => {
  const call = listen();
  call.say(spoken('correction'));
  call.input.push({ type: 'pause' });
  expect(await call.final()).toMatch(/five people/i);
  call.say(spoken('tonight'));
  call.input.push({ type: 'pause' });
  expect(await call.final()).toMatch(/five people.*six of us.*at nine/i);
  call.input.push({ type: 'commit' });
  call.say(spoken('yes'));
  call.input.push({ type: 'pause' });
  expect(await call.final()).toMatch(/^yes\W?$/i);
});

test('every pause is answered in order, with nothing when there were no words', async () => {
  const call = listen();
  call.input.push({ type: 'pause' });
  expect(await call.final()).toBe('');
  call.say(lineNoise(2000, 3000));
  call.input.push({ type: 'pause' });
  call.input.push({ type: 'commit' });
  call.say(spoken('agreement'));
  call.input.push({ type: 'pause' });
  call.input.push({ type: 'pause' });
  expect(await call.final()).toBe('');
  const answer = await call.final();
  expect(answer).toMatch(/that's right/i);
  expect(await call.final()).toBe(answer);
});

test('what is discarded is forgotten, and its pause answered with nothing', async () => {
  const call = listen();
  call.say(spoken('person'));
  call.input.push({ type: 'pause' });
  call.input.push({ type: 'discard' });
  call.say(spoken('no'));
  call.input.push({ type: 'pause' });
  expect(await call.final()).toBe('');
  expect(await call.final()).toMatch(/^no\W?$/i);
});

test('half a minute without a pause is understood whole', { timeout: 60_000 }, async () => {
  const call = listen();
  const story = ['booking', 'name', 'questions', 'phone-number', 'next-friday', 'date-and-time', 'open-sunday'];
  call.say(inSequence(...story.flatMap(name => [spoken(name), lineNoise(150)])));
  call.input.push({ type: 'pause' });
  const heard = spokenWords(await call.final());
  const expected = story.flatMap(name => spokenWords(CALLERS[name] ?? ''));
  const errors = wordErrors(expected, heard);
  console.log(`Half a minute: ${errors} errors in ${expected.length} words`);
  expect(errors / expected.length).toBeLessThan(0.12);
});
