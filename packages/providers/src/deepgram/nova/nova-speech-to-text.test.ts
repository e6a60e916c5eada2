import { ManualClock } from '@frontdesk/voice/testing';
import { afterEach, expect, test } from 'vitest';
import { deepgram } from '../deepgram.ts';
import { HeardCall, silence, startFarSide, stopFarSides, voice } from '../far-side-fixture.ts';

afterEach(stopFarSides);

type Options = Parameters<typeof startFarSide>;

async function far(...options: Options) {
  const side = await startFarSide(...options);
  const recognizer = (choice: { model?: string; settings?: unknown; apiKey?: string } = {}) => {
    const { model = 'nova-3', settings = {}, apiKey = side.emulator.apiKey } = choice;
    const context = { ...side.context, credentials: { ...side.context.credentials, apiKey } };
    const made = deepgram.transcription?.create(context, { model, settings });
    if (!made) throw new Error('There is no recognition.');
    return made;
  };
  return { ...side, recognizer };
}

test('interims grow, the final has the whole utterance, and a commit begins anew', async () => {
  const { recognizer } = await far({ words: ['A table for two.', 'At eight.'], finalDelayMs: 5 });
  const call = new HeardCall(recognizer());
  call.hear(silence(400), voice(1000), silence(200));
  call.tell('pause');
  expect(await call.final(1)).toBe('A table for two.');
  call.tell('commit');
  call.hear(silence(800), voice(600), silence(200));
  call.tell('pause');
  expect(await call.final(2)).toBe('At eight.');
  await call.hangUp();
  expect(call.of('transcript-interim').map(({ text }) => text)).toEqual([
    'A',
    'A table',
    'A table for',
    'A table for two.',
    'At',
    'At eight.',
  ]);
  expect(call.of('transcript-final')[0]?.confidence).toBeCloseTo(0.98);
});

test('an utterance of several windows and pauses is one text', async () => {
  const long = Array.from({ length: 24 }, (_, index) => `word${index}`).join(' ');
  const { recognizer } = await far({ words: [long, 'and more'] });
  const call = new HeardCall(recognizer());
  call.hear(voice(6000), silence(200));
  call.tell('pause');
  expect(await call.final(1)).toBe(long);
  call.hear(silence(600), voice(500));
  call.tell('pause');
  expect(await call.final(2)).toBe(`${long} and more`);
  call.tell('discard');
  call.hear(silence(800));
  call.tell('pause');
  expect(await call.final(3)).toBe('');
  await call.hangUp();
});

test('words said between the pause and the commit belong to the next utterance', async () => {
  const { recognizer } = await far({ words: ['First.', 'Second.'], finalDelayMs: 20, utteranceGapMs: 100 });
  const call = new HeardCall(recognizer());
  call.hear(voice(400), silence(200));
  call.tell('pause');
  call.hear(voice(400), silence(40));
  call.tell('commit');
  call.hear(silence(200));
  call.tell('pause');
  expect([await call.final(1), await call.final(2)]).toEqual(['First.', 'Second.']);
  await call.hangUp();
});

test('the model, the language, the names to expect and the settings are on the wire', async () => {
  const { emulator, recognizer } = await far();
  const keyterms = [
    'Trattoria Luna',
    ' Ossobuco ',
    'Ossobuco',
    'x'.repeat(100),
    ...Array(80)
      .fill('')
      .map((_, n) => `dish ${n}`),
  ];
  const settings = { smartFormat: false, numerals: true, endpointingMs: 300, multilingual: true };
  const calls = [
    new HeardCall(recognizer({ settings }), { keyterms }),
    new HeardCall(recognizer({ model: 'nova-2-phonecall' }), { keyterms, language: 'de-DE' }),
  ];
  for (const call of calls) call.hear(silence(20));
  await expect.poll(() => emulator.sessions.length).toBe(2);
  for (const call of calls) await call.hangUp();
  const query = (model: string) => emulator.sessions.find(session => session.query.get('model') === model)?.query;
  expect(Object.fromEntries(query('nova-3') ?? [])).toMatchObject({
    language: 'multi',
    encoding: 'mulaw',
    sample_rate: '8000',
    interim_results: 'true',
    smart_format: 'false',
    numerals: 'true',
    endpointing: '300',
  });
  expect(query('nova-3')?.getAll('keyterm').slice(0, 3)).toEqual(['Trattoria Luna', 'Ossobuco', 'dish 0']);
  expect(query('nova-3')?.getAll('keyterm')).toHaveLength(50);
  expect(query('nova-2-phonecall')?.getAll('keywords')).toEqual(['Trattoria', 'Luna', 'Ossobuco', 'dish']);
  expect(query('nova-2-phonecall')?.get('language')).toBe('de');
});

test('a pause that is not answered gets the best text after a moment, and the next one its own', async () => {
  const clock = new ManualClock();
  const { emulator, recognizer } = await far(
    { words: ['Hello there.', 'Goodbye.'], answersEmptyFinalize: false },
    clock,
  );
  const call = new HeardCall(recognizer());
  call.hear(voice(600), silence(200));
  call.tell('pause');
  expect(await call.final(1)).toBe('Hello there.');
  call.tell('pause'); // nothing new: the service says nothing
  await expect.poll(() => emulator.sessions[0]?.commands.length).toBe(2);
  expect(call.of('transcript-final')).toHaveLength(1);
  await clock.advance(1500);
  expect(await call.final(2)).toBe('Hello there.');
  call.tell('commit');
  call.hear(silence(800), voice(400), silence(200));
  call.tell('pause');
  expect(await call.final(3)).toBe('Goodbye.');
  await call.hangUp();
});

test('a service that only listens is given up, its pauses answered', async () => {
  const clock = new ManualClock();
  const { emulator, recognizer } = await far({ words: ['Hello.'] }, clock);
  emulator.fail({ type: 'stall' });
  const call = new HeardCall(recognizer());
  call.hear(voice(400));
  for (let pause = 0; pause < 3; pause++) call.tell('pause');
  await expect.poll(() => emulator.sessions.length).toBe(1);
  await clock.advance(0);
  await clock.advance(5000);
  await expect(call.over).rejects.toMatchObject({ fault: 'unavailable', message: 'Deepgram has stopped answering.' });
  expect(call.of('transcript-final').map(({ text }) => text)).toEqual(['', '', '']);
});

test('the line is kept open while no audio comes', async () => {
  const clock = new ManualClock();
  const { emulator, recognizer } = await far({}, clock);
  const call = new HeardCall(recognizer());
  call.hear(silence(20));
  await expect.poll(() => emulator.sessions[0]?.audioBytes).toBe(160);
  await clock.advance(7000);
  await expect.poll(() => emulator.sessions[0]?.commands).toEqual(['KeepAlive', 'KeepAlive']);
  await call.hangUp();
});

test.each([
  ['credentials', { status: 403, code: 'INSUFFICIENT_PERMISSIONS', message: 'No access to this model.' }],
  ['quota', { status: 402, code: 'ASR_PAYMENT_REQUIRED', message: 'Project does not have enough credits.' }],
  ['rate_limited', { status: 429, code: 'TOO_MANY_REQUESTS', message: 'Too many requests.' }],
  ['rejected', { status: 400, code: 'Bad Request', message: 'No such model/language combination found.' }],
  ['unavailable', { status: 503, code: 'SERVICE_UNAVAILABLE', message: 'Busy.' }],
])('a refused upgrade is %s', async (fault, refusal) => {
  const { emulator, recognizer } = await far();
  emulator.fail({ type: 'refuse', ...refusal });
  const call = new HeardCall(recognizer());
  call.hear(silence(20));
  await expect(call.over).rejects.toMatchObject({ name: 'ProviderError', provider: 'deepgram', fault });
});

test('a wrong key is told apart from an unreachable service, and neither message has the key', async () => {
  const { emulator, recognizer } = await far();
  const wrong = new HeardCall(recognizer({ apiKey: 'dg-secret' }));
  wrong.hear(silence(20));
  const refused = await wrong.over.catch((error: unknown) => error);
  expect(refused).toMatchObject({ fault: 'credentials', isRetryable: false });
  expect(String(refused)).not.toContain('dg-secret');
  await emulator.close();
  const nobody = new HeardCall(recognizer());
  nobody.hear(silence(20));
  await expect(nobody.over).rejects.toMatchObject({ fault: 'unavailable' });
});

test.each([
  ['unavailable', { type: 'disconnect', afterMessages: 20 }],
  ['unavailable', { type: 'error', afterMessages: 20 }],
  ['unavailable', { type: 'close', code: 1011, reason: 'NET-0000', afterMessages: 20 }],
  ['rejected', { type: 'close', code: 1008, reason: 'DATA-0000', afterMessages: 20 }],
] as const)('%s when the connection ends so in the middle: %o', async (fault, trouble) => {
  const { emulator, recognizer } = await far();
  emulator.fail(trouble);
  const call = new HeardCall(recognizer());
  call.hear(voice(1000));
  await expect(call.over).rejects.toMatchObject({ fault });
});

test('garbage in between is not minded', async () => {
  const { emulator, recognizer } = await far({ words: ['Still here.'] });
  emulator.fail({ type: 'garbage', afterMessages: 10 });
  const call = new HeardCall(recognizer());
  call.hear(voice(600), silence(200));
  call.tell('pause');
  expect(await call.final(1)).toBe('Still here.');
  await call.hangUp();
});

test('hanging up closes the connection, also one that is being opened; the end of the input closes it politely', async () => {
  const { emulator, recognizer } = await far({ words: ['Bye.'], finalDelayMs: 10 });
  const early = new HeardCall(recognizer());
  early.hear(silence(20));
  await early.hangUp();
  const call = new HeardCall(recognizer());
  call.hear(voice(400));
  call.tell('pause');
  call.input.end();
  await call.over;
  expect(call.of('transcript-final').map(({ text }) => text)).toEqual(['Bye.']);
  await expect.poll(() => emulator.counts.open).toBe(0);
  expect(emulator.sessions.at(-1)?.commands).toEqual(['Finalize', 'CloseStream']);
});

test('settings that do not fit are refused, naming them', async () => {
  const { recognizer } = await far();
  expect(() => recognizer({ settings: { endpointingMs: 1, colour: 'red' } })).toThrow(/endpointingMs.*colour/s);
  expect(() => recognizer({ model: 'flux-general-en', settings: { eagerEotThreshold: 0.8 } })).toThrow(
    'eagerEotThreshold',
  );
});
