import { expect, test } from 'vitest';
import type { AudioFormat } from '../audio/audio-frame.ts';
import { ProviderError, type ProviderFault } from '../ports/provider-error.ts';
import type { SpeechToText } from '../ports/speech-to-text.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Breakers } from './breakers.ts';
import type { ProviderChange } from './line-up.ts';
import { resilientSpeechToText } from './resilient-speech-to-text.ts';
import { listenTo, WordEars } from './word-audio-fixture.ts';

const failure = (fault: ProviderFault) => new ProviderError(`No: ${fault}.`, { provider: 'ears', fault });

function openCall(members: readonly [SpeechToText, ...SpeechToText[]], clock = new ManualClock()) {
  const changes: ProviderChange[] = [];
  const breakers = new Breakers(clock);
  const recognizer = resilientSpeechToText(members, { clock, breakers, onChange: change => changes.push(change) });
  return { clock, breakers, changes, recognizer, call: listenTo(recognizer) };
}

test('a recogniser that breaks in the middle of a sentence costs no word', async () => {
  const first = new WordEars({ breaksAt: 'four', error: failure('unavailable') });
  const second = new WordEars({ id: 'spare:two' });
  const { call, clock, changes } = openCall([first, second]);
  call.say('a', 'table', 'for');
  await clock.advance(0);
  call.say('four', 'tonight');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['a table for four tonight']);
  expect(changes).toEqual([
    { service: 'transcription', from: 'ears:one', to: 'spare:two', reason: 'No: unavailable.' },
  ]);
  expect(call.events[0]).toEqual({ type: 'transcript-interim', text: 'a' });
});

test('every pause has its own final, whoever gives it', async () => {
  const first = new WordEars({ breaksAt: 'tonight' });
  const second = new WordEars({ id: 'spare:two' });
  const { call, clock } = openCall([first, second]);
  call.say('a', 'table');
  call.tell('pause');
  await clock.advance(0);
  call.say('for', 'four');
  call.tell('pause');
  call.say('tonight');
  call.tell('pause');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['a table', 'a table for four', 'a table for four tonight', 'a table for four tonight']);
  expect(second.connections[0]?.filter(told => told === 'PAUSE')).toHaveLength(2); // answered ones are not asked again
});

test('what was committed is not heard again, unless its pause is still open', async () => {
  const first = new WordEars({ breaksAt: 'eight' });
  const second = new WordEars({ id: 'spare:two' });
  const { call, clock } = openCall([first, second]);
  call.say('no');
  call.tell('pause');
  await clock.advance(0);
  call.tell('commit');
  call.say('six', 'at', 'eight');
  call.tell('pause');
  call.tell('commit');
  call.say('please');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['no', 'six at eight', 'please']);
  expect(second.connections[0]).toEqual([
    'SPEECH',
    'six',
    'at',
    'eight',
    'PAUSE',
    'COMMIT',
    'SPEECH',
    'please',
    'PAUSE',
  ]);
});

test('whoever does not answer a pause in time is replaced, and the pause answered', async () => {
  const { call, clock, changes } = openCall([new WordEars({ isMute: true }), new WordEars({ id: 'spare:two' })]);
  call.say('table');
  call.tell('pause');
  await clock.advance(5999);
  expect(call.finals).toEqual([]);
  await clock.advance(1);
  expect(call.finals).toEqual(['table']);
  expect(changes[0]?.reason).toBe('ears:one gave no answer within 6000 ms.');
});

test('the only one has more time to answer', async () => {
  const mute = new WordEars({ isMute: true });
  const { call, clock } = openCall([mute]);
  call.say('table');
  call.tell('pause');
  await clock.advance(23_000);
  expect(mute.connections).toHaveLength(1);
  await clock.advance(2000);
  expect(mute.connections).toHaveLength(2);
});

test('the one who took over stays, until they fail as well', async () => {
  const first = new WordEars({ breaksAt: 'table' });
  const second = new WordEars({ id: 'spare:two', breaksAt: 'four' });
  const { call, clock, changes } = openCall([first, second]);
  call.say('table');
  call.tell('pause');
  await clock.advance(10_000);
  call.tell('commit');
  call.say('for', 'four');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['table', 'for four']);
  expect(changes.map(({ to }) => to)).toEqual(['spare:two', 'ears:one']);
});

test('the only one is asked again, and given up when it fails for long', async () => {
  const once = new WordEars({ breaksAt: 'table' });
  const { call, clock, changes } = openCall([once]);
  call.say('table');
  await clock.advance(7000);
  expect(once.connections.length).toBeGreaterThan(5);
  await clock.advance(3000);
  await expect(call.ended).rejects.toThrow('The connection broke.');
  expect(changes).toEqual([]);
});

test('nobody is asked in vain: a wrong key is not tried twice, a request that is refused neither', async () => {
  for (const fault of ['credentials', 'quota', 'rejected'] as const) {
    const alone = new WordEars({ error: failure(fault) });
    const { call, clock } = openCall([alone]);
    await clock.advance(0);
    await expect(call.ended).rejects.toMatchObject({ fault });
    expect(alone.connections).toHaveLength(1);
  }
});

test('calls begin with the second while the first keeps failing, and try it again later', async () => {
  const clock = new ManualClock();
  const first = new WordEars({ error: failure('unavailable') });
  const breakers = new Breakers(clock, { policy: { failures: 2, openMs: 1000 } });
  const begin = async () => {
    const changes: ProviderChange[] = [];
    const options = { clock, breakers, onChange: (change: ProviderChange) => changes.push(change) };
    const call = listenTo(resilientSpeechToText([first, new WordEars({ id: 'spare:two' })], options));
    await clock.advance(0);
    call.input.end();
    await call.ended;
    return changes;
  };
  await begin();
  await begin();
  expect(first.connections).toHaveLength(2);
  expect((await begin())[0]?.reason).toMatch(/left alone/);
  expect(first.connections).toHaveLength(2);
  await clock.advance(1000);
  await begin();
  expect(first.connections).toHaveLength(3);
});

test('a wrong key of one business does not close a provider to the others', async () => {
  const { breakers, clock } = openCall([new WordEars()]);
  for (let index = 0; index < 5; index++) {
    const members = [new WordEars({ error: failure('credentials') })] as const;
    await listenTo(resilientSpeechToText(members, { clock, breakers })).ended.catch(() => {});
  }
  expect(breakers.of('transcription', 'ears:one').state).toBe('closed');
});

test('audio comes in the encoding that each of them takes', async () => {
  const linear: AudioFormat = { encoding: 'pcm16', sampleRateHz: 8000 };
  const first = new WordEars({ breaksAt: 'for' });
  const { call, clock, recognizer } = openCall([first, new WordEars({ id: 'spare:two', inputs: [linear] })]);
  expect(recognizer.capabilities.inputs.map(format => format.encoding)).toEqual(['mulaw', 'alaw', 'pcm16']);
  call.say('table', 'for', 'six');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['table for six']);
  const wide: AudioFormat = { encoding: 'pcm16', sampleRateHz: 48_000 };
  expect(() => openCall([new WordEars(), new WordEars({ inputs: [wide] })])).toThrow(RangeError);
});

test('no more than the latest audio is given again', async () => {
  const clock = new ManualClock();
  const second = new WordEars({ id: 'spare:two' });
  const members = [new WordEars({ breaksAt: 'please' }), second] as const;
  const call = listenTo(resilientSpeechToText(members, { clock, breakers: new Breakers(clock), replayMs: 60 }));
  call.say('a', 'table', 'for', 'four', 'please');
  call.tell('pause');
  await clock.advance(0);
  expect(second.connections[0]).toEqual(['SPEECH', 'for', 'four', 'please', 'PAUSE']);
  expect(call.finals).toEqual(['for four please']);
});

test('it ends with its input, and quietly when aborted', async () => {
  const ending = openCall([new WordEars(), new WordEars({ id: 'spare:two' })]);
  ending.call.say('no');
  ending.call.tell('pause');
  ending.call.input.end();
  await ending.call.ended;
  expect(ending.call.finals).toEqual(['no']);
  expect(ending.changes).toEqual([]);

  const aborted = openCall([new WordEars({ isMute: true })]);
  aborted.call.tell('pause');
  await aborted.clock.advance(0);
  aborted.call.abort.abort();
  await aborted.call.ended;
  expect(aborted.call.events).toEqual([]);
});

test('a recogniser that ends before the call has failed', async () => {
  const quitter: SpeechToText = {
    id: 'quitter:one',
    capabilities: new WordEars().capabilities,
    async *transcribe() {},
  };
  const { call, clock, changes } = openCall([quitter, new WordEars({ id: 'spare:two' })]);
  call.say('six');
  call.tell('pause');
  await clock.advance(0);
  expect(call.finals).toEqual(['six']);
  expect(changes[0]?.reason).toBe('quitter:one ended before the call.');
});
