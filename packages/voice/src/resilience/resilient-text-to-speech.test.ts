import type { VoiceSettings } from '@frontdesk/contract';
import { expect, test } from 'vitest';
import { type AudioFormat, durationMs, TELEPHONE } from '../audio/audio-frame.ts';
import { ProviderError, type ProviderFault } from '../ports/provider-error.ts';
import type { SpeechEvent, SynthesizeOptions, TextToSpeech } from '../ports/text-to-speech.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Breakers } from './breakers.ts';
import type { ProviderChange } from './line-up.ts';
import { resilientTextToSpeech, type VoiceMember } from './resilient-text-to-speech.ts';
import { evenWordTimes } from './said-so-far.ts';

const VOICE: VoiceSettings = { provider: 'one', gender: 'female', speed: 'normal' };
const LINEAR: AudioFormat = { encoding: 'pcm16', sampleRateHz: 8000 };
const broken = (fault: ProviderFault = 'unavailable') => new ProviderError('It broke.', { provider: 'one', fault });

interface Script {
  readonly id?: string;
  readonly format?: AudioFormat;
  readonly hasWordTimes?: boolean;
  /** How many of its words it gives before this happens; all when absent. */
  readonly gives?: (tries: number) => number | undefined;
  readonly fails?: Error | 'hangs';
}

/** A voice of 50 ms a character, a frame for each word; it remembers what it was asked. */
function scriptedVoice({ id = 'one:a', format = TELEPHONE, hasWordTimes = true, gives, fails }: Script = {}) {
  const asked: { text: string; request: SynthesizeOptions }[] = [];
  const voice: TextToSpeech = {
    id,
    capabilities: { outputs: [format], wordTimes: hasWordTimes },
    async *synthesize(text, request): AsyncGenerator<SpeechEvent> {
      asked.push({ text, request });
      const limit = gives?.(asked.length) ?? Number.POSITIVE_INFINITY;
      const words = evenWordTimes(text, 0, text.length * 50);
      if (hasWordTimes) yield { type: 'word-times', words };
      for (const [index, { startMs, endMs }] of words.entries()) {
        if (index >= limit && fails instanceof Error) throw fails;
        if (index >= limit) await new Promise(() => {});
        const nextMs = words[index + 1]?.startMs ?? endMs;
        const bytes = (nextMs - startMs) * 8 * (format.encoding === 'pcm16' ? 2 : 1);
        yield { type: 'audio', frame: { ...format, data: new Uint8Array(bytes).fill(index + 1) } };
      }
    },
  };
  return { voice, asked };
}

function openCall(members: readonly [VoiceMember, ...VoiceMember[]], clock = new ManualClock()) {
  const changes: ProviderChange[] = [];
  const breakers = new Breakers(clock);
  const textToSpeech = resilientTextToSpeech(members, { clock, breakers, onChange: change => changes.push(change) });
  async function speak(text: string, signal = new AbortController().signal) {
    const events: SpeechEvent[] = [];
    for await (const event of textToSpeech.synthesize(text, {
      voice: VOICE,
      language: 'en',
      format: TELEPHONE,
      signal,
    }))
      events.push(event);
    const frames = events.flatMap(event => (event.type === 'audio' ? [event.frame] : []));
    const words = events.flatMap(event => (event.type === 'word-times' ? event.words : []));
    return { frames, words, audioMs: frames.reduce((sum, frame) => sum + durationMs(frame), 0) };
  }
  return { clock, changes, breakers, textToSpeech, speak };
}

const LINE = 'Your table is booked.';

test('a failure before the first audio is tried once more, and not noticed', async () => {
  const one = scriptedVoice({ gives: tries => (tries === 1 ? 0 : undefined), fails: broken() });
  const two = scriptedVoice({ id: 'two:b' });
  const { speak, changes } = openCall([{ textToSpeech: one.voice }, { textToSpeech: two.voice }]);
  expect((await speak(LINE)).words.map(({ word }) => word).join(' ')).toBe(LINE);
  expect([one.asked.length, two.asked.length, changes.length]).toEqual([2, 0, 0]);
});

test('then the next voice speaks, in its own settings, for the rest of the call', async () => {
  const one = scriptedVoice({ gives: () => 0, fails: broken() });
  const two = scriptedVoice({ id: 'two:b', format: LINEAR });
  const voice: VoiceSettings = { ...VOICE, provider: 'two', voiceId: 'anna' };
  const { speak, changes } = openCall([{ textToSpeech: one.voice }, { textToSpeech: two.voice, voice }]);
  const { frames } = await speak(LINE);
  expect(frames.every(frame => frame.encoding === 'mulaw')).toBe(true);
  expect(two.asked[0]?.request).toMatchObject({ voice: { voiceId: 'anna' }, format: LINEAR });
  expect(changes).toEqual([{ service: 'voice', from: 'one:a', to: 'two:b', reason: 'It broke.' }]);
  await speak('Goodbye.');
  expect([one.asked.length, two.asked.length]).toEqual([2, 2]);
});

test('a clause begun by one is finished by the next, from the first word not given', async () => {
  for (const hasWordTimes of [true, false]) {
    const one = scriptedVoice({ gives: () => 2, fails: broken(), hasWordTimes });
    const two = scriptedVoice({ id: 'two:b', hasWordTimes });
    const { speak } = openCall([{ textToSpeech: one.voice }, { textToSpeech: two.voice }]);
    const { words, audioMs } = await speak(LINE);
    // Without word times the second word is not certain to have been given: it was spoken faster than usual.
    expect(two.asked[0]?.text).toBe(hasWordTimes ? 'is booked.' : 'table is booked.');
    // Nothing is told twice, nothing is missing, and the times are those of the audio.
    expect(words.map(({ word }) => word).join(' ')).toBe(LINE);
    expect(words.every((word, index) => index === 0 || word.startMs >= (words[index - 1]?.endMs ?? 0))).toBe(true);
    expect(words.at(-1)?.endMs).toBeCloseTo(audioMs);
  }
});

test('the only voice finishes its own clauses', async () => {
  const one = scriptedVoice({ gives: tries => (tries === 1 ? 2 : undefined), fails: broken() });
  const { words } = await openCall([{ textToSpeech: one.voice }]).speak(LINE);
  expect(one.asked.map(({ text }) => text)).toEqual([LINE, 'is booked.']);
  expect(words.map(({ word }) => word).join(' ')).toBe(LINE);
});

test('a voice that gives nothing, or stops giving, has failed after its time', async () => {
  for (const [words, timeMs] of [
    [0, 2500],
    [2, 1500],
  ] as const) {
    const one = scriptedVoice({ gives: () => words, fails: 'hangs' });
    const two = scriptedVoice({ id: 'two:b' });
    const { speak, clock, changes } = openCall([{ textToSpeech: one.voice }, { textToSpeech: two.voice }]);
    const spoken = speak(LINE);
    await clock.advance(timeMs - 1);
    expect(two.asked).toEqual([]);
    await clock.advance(1);
    expect((await spoken).words.map(({ word }) => word).join(' ')).toBe(LINE);
    expect(changes[0]?.reason).toBe(`one:a gave no audio within ${timeMs} ms.`);
    expect(one.asked).toHaveLength(1);
    expect(one.asked[0]?.request.signal.aborted).toBe(true);
  }
});

test('no audio at all is a failure, except of a text without words', async () => {
  const silent: TextToSpeech = { ...scriptedVoice().voice, async *synthesize() {} };
  const { speak } = openCall([{ textToSpeech: silent }]);
  await expect(speak('Hello.')).rejects.toMatchObject({ fault: 'protocol' });
  expect((await speak('…')).frames).toEqual([]);
});

test('when nobody can speak the last failure is thrown', async () => {
  const one = scriptedVoice({ gives: () => 0, fails: broken('credentials') });
  const two = scriptedVoice({ id: 'two:b', gives: () => 0, fails: broken('quota') });
  const { speak, breakers } = openCall([{ textToSpeech: one.voice }, { textToSpeech: two.voice }]);
  await expect(speak(LINE)).rejects.toMatchObject({ fault: 'quota' });
  await expect(speak(LINE)).rejects.toThrow('No provider can be asked.');
  expect([one.asked.length, two.asked.length]).toEqual([1, 1]);
  expect(breakers.of('voice', 'one:a').state).toBe('closed');
});

test('the only voice is asked although it keeps failing: without it there is no call', async () => {
  const one = scriptedVoice({ gives: tries => (tries < 7 ? 0 : undefined), fails: broken() });
  const { speak, breakers } = openCall([{ textToSpeech: one.voice }]);
  for (let index = 0; index < 2; index++) await expect(speak(LINE)).rejects.toThrow('It broke.');
  expect(breakers.of('voice', 'one:a').state).toBe('open');
  while (one.asked.length < 6) await speak(LINE).catch(() => {});
  expect((await speak(LINE)).audioMs).toBeGreaterThan(0);
  expect(breakers.of('voice', 'one:a').state).toBe('closed');
});

test('an abort ends it quietly, and says nothing against the voice', async () => {
  const one = scriptedVoice({ gives: () => 0, fails: 'hangs' });
  const { speak, clock, changes } = openCall([{ textToSpeech: one.voice }, { textToSpeech: scriptedVoice().voice }]);
  const abort = new AbortController();
  const spoken = speak(LINE, abort.signal);
  await clock.advance(10);
  abort.abort();
  expect((await spoken).frames).toEqual([]);
  expect(one.asked[0]?.request.signal.aborted).toBe(true);
  expect(changes).toEqual([]);
});

test('the last one who can speak is waited for: a late voice is better than none', async () => {
  const one = scriptedVoice({ gives: () => 0, fails: broken() });
  const slow = Promise.withResolvers<void>();
  const inner = scriptedVoice({ id: 'two:b' }).voice;
  const late: TextToSpeech = {
    ...inner,
    async *synthesize(text, request) {
      await slow.promise;
      yield* inner.synthesize(text, request);
    },
  };
  const { clock, changes, speak } = openCall([{ textToSpeech: one.voice }, { textToSpeech: late }]);
  const speaking = speak(LINE);
  await clock.advance(6000);
  slow.resolve();
  expect((await speaking).words.map(({ word }) => word).join(' ')).toBe(LINE);
  expect(changes.map(({ to }) => to)).toEqual(['two:b']);
});

test('a slow voice is not given up for one that has just failed', async () => {
  const gone = scriptedVoice({ gives: () => 0, fails: broken() });
  const slow = scriptedVoice({ id: 'two:b', gives: tries => (tries === 2 ? 0 : undefined), fails: 'hangs' });
  const { speak, clock, changes } = openCall([{ textToSpeech: gone.voice }, { textToSpeech: slow.voice }]);
  await speak(LINE);
  void speak(LINE).catch(() => {});
  await clock.advance(9_999);
  expect(slow.asked).toHaveLength(2);
  expect(changes).toHaveLength(1);
});

test('who was given up for being slow is asked again when whoever was to take over fails', async () => {
  const gone = scriptedVoice({ gives: () => 0, fails: broken() });
  const slow = scriptedVoice({ id: 'two:b', gives: tries => (tries === 2 ? 0 : undefined), fails: 'hangs' });
  const { speak, clock, breakers } = openCall([{ textToSpeech: gone.voice }, { textToSpeech: slow.voice }]);
  await speak(LINE);
  breakers.of('voice', 'one:a').enterAnyway().succeeded(); // on another call
  const spoken = speak(LINE);
  await clock.advance(2500);
  expect((await spoken).words.map(({ word }) => word).join(' ')).toBe(LINE);
  expect(slow.asked).toHaveLength(3);
});
