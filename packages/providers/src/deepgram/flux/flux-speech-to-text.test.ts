import type { TranscriptEvent } from '@frontdesk/voice';
import { ManualClock } from '@frontdesk/voice/testing';
import { afterEach, expect, test } from 'vitest';
import { deepgram } from '../deepgram.ts';
import { HeardCall, silence, startFarSide, stopFarSides, voice } from '../far-side-fixture.ts';

afterEach(stopFarSides);

async function far(...options: Parameters<typeof startFarSide>) {
  const side = await startFarSide(...options);
  const recognizer = (settings: unknown = {}, model = 'flux-general-en') => {
    const made = deepgram.transcription?.create(side.context, { model, settings });
    if (!made) throw new Error('There is no recognition.');
    return made;
  };
  return { ...side, recognizer };
}

const told = (event: TranscriptEvent) => ('text' in event ? `${event.type}: ${event.text}` : event.type);

test('turns are told as they begin, seem to end, go on and end', async () => {
  const { recognizer } = await far({ words: ['I want', 'a table.', 'Yes.'], finalDelayMs: 5 });
  const flux = recognizer({ eagerEotThreshold: 0.4 });
  expect(flux.capabilities.endpointing).toBe(true);
  const call = new HeardCall(flux);
  call.hear(voice(500), silence(500), voice(500), silence(1000));
  await call.nth('turn-ended', 1);
  call.tell('commit');
  call.hear(voice(300), silence(1000));
  await call.nth('turn-ended', 2);
  await call.hangUp();
  expect(call.events.map(told)).toEqual([
    'transcript-interim: I',
    'transcript-interim: I want',
    'turn-ending: I want',
    'turn-resumed',
    'turn-ending: I want',
    'turn-ended: I want',
    'transcript-interim: a',
    'transcript-interim: a table.',
    'turn-ending: a table.',
    'turn-ended: a table.',
  ]);
});

test('without an eager threshold nothing is said before the end is certain; pauses are not answered', async () => {
  const { recognizer } = await far({ words: ['Good evening.'] });
  const call = new HeardCall(recognizer());
  call.hear(voice(500), silence(300));
  call.tell('pause');
  call.hear(silence(700));
  await call.nth('turn-ended', 1);
  await call.hangUp();
  expect(call.events.map(told)).toEqual([
    'transcript-interim: Good',
    'transcript-interim: Good evening.',
    'turn-ended: Good evening.',
  ]);
});

test('what is discarded in the middle of a turn does not come back', async () => {
  const { emulator, recognizer } = await far({ words: ['one two three four five six'], wordMs: 200 });
  const call = new HeardCall(recognizer());
  call.hear(voice(600));
  await call.nth('transcript-interim', 2);
  call.tell('discard');
  call.hear(voice(600), silence(1000));
  expect((await call.nth('turn-ended', 1)).text).toBe('four five six');
  await call.hangUp();
  expect(emulator.sessions[0]?.commands).toEqual([]);
});

test('thresholds, names and the language are on the wire', async () => {
  const { emulator, recognizer } = await far();
  const settings = { eotThreshold: 0.8, eagerEotThreshold: 0.5, eotTimeoutMs: 3000, smartFormat: true };
  const call = new HeardCall(recognizer(settings, 'flux-general-multi'), { language: 'fr-CA', keyterms: ['Poutine'] });
  call.hear(silence(20));
  await expect.poll(() => emulator.sessions.length).toBe(1);
  await call.hangUp();
  expect(Object.fromEntries(emulator.sessions[0]?.query ?? [])).toEqual({
    model: 'flux-general-multi',
    language_hint: 'fr',
    eot_threshold: '0.8',
    eager_eot_threshold: '0.5',
    eot_timeout_ms: '3000',
    keyterm: 'Poutine',
    encoding: 'mulaw',
    sample_rate: '8000',
  });
});

test('the line is kept open with silence, and an error ends it', async () => {
  const clock = new ManualClock();
  const { emulator, recognizer } = await far({}, clock);
  const call = new HeardCall(recognizer());
  call.hear(silence(20));
  await expect.poll(() => emulator.sessions[0]?.audioBytes).toBe(160);
  await clock.advance(3000);
  await expect.poll(() => emulator.sessions[0]?.audioBytes).toBe(160 + 800);
  emulator.fail({ type: 'error' });
  call.hear(silence(20));
  await expect(call.over).rejects.toMatchObject({ fault: 'unavailable', provider: 'deepgram' });
});
