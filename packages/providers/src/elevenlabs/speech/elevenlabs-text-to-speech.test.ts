import { VoiceSettings } from '@frontdesk/contract';
import { durationMs, type SpeechEvent, TELEPHONE, type TextToSpeech } from '@frontdesk/voice';
import { ManualClock } from '@frontdesk/voice/testing';
import { describe, expect, it, vi } from 'vitest';
import { elevenLabsAccount, providerError } from '../elevenlabs-fixture.ts';

interface Asked {
  readonly voice?: object;
  readonly signal?: AbortSignal;
  readonly language?: string;
}

function speak(textToSpeech: TextToSpeech | undefined, text: string, asked: Asked = {}) {
  const { voice = {}, signal = new AbortController().signal, language = 'en-US' } = asked;
  if (!textToSpeech) throw new Error('no voice');
  return textToSpeech.synthesize(text, {
    voice: VoiceSettings.parse({ provider: 'elevenlabs', ...voice }),
    language,
    format: TELEPHONE,
    signal,
  });
}

async function hear(...asked: Parameters<typeof speak>): Promise<SpeechEvent[]> {
  const events: SpeechEvent[] = [];
  for await (const event of speak(...asked)) events.push(event);
  return events;
}

const lengthMs = (events: readonly SpeechEvent[]) =>
  events.reduce((sum, event) => sum + (event.type === 'audio' ? durationMs(event.frame) : 0), 0);
const wordsOf = (events: readonly SpeechEvent[]) =>
  events.flatMap(event => (event.type === 'word-times' ? event.words : []));

describe('ElevenLabs voices', () => {
  it('speak telephone audio as it is, with the time of every word', async () => {
    await using account = await elevenLabsAccount({ charactersPerChunk: 5 });
    const events = await hear(account.voice(), 'Your table is booked, Sam.');
    // 60 ms a character, and the space that ends a text for the service.
    expect(lengthMs(events)).toBe(27 * 60);
    expect(wordsOf(events)).toEqual([
      { word: 'Your', startMs: 0, endMs: 240 },
      { word: 'table', startMs: 300, endMs: 600 },
      { word: 'is', startMs: 660, endMs: 780 },
      { word: 'booked,', startMs: 840, endMs: 1260 },
      { word: 'Sam.', startMs: 1320, endMs: 1560 },
    ]);
    const [session] = account.emulator.speechSessions;
    expect(session?.query.get('output_format')).toBe('ulaw_8000');
    expect(session?.contexts[0]).toMatchObject({ text: 'Your table is booked, Sam. ', wasClosed: true, isOpen: false });
  });

  it('take their settings and the agent’s pace', async () => {
    await using account = await elevenLabsAccount();
    const voice = account.voice({ stability: 0.3, similarityBoost: 0.9, style: 0.1, textNormalization: 'on' });
    await hear(voice, 'Hello.', { voice: { rate: 2, voiceId: 'JBFqnCBsd6RMkjVDRZzb' }, language: 'de-DE' });
    const [session] = account.emulator.speechSessions;
    expect(session?.voiceId).toBe('JBFqnCBsd6RMkjVDRZzb');
    expect(session?.query.get('language_code')).toBe('de');
    expect(session?.query.get('apply_text_normalization')).toBe('on');
    expect(session?.contexts[0]?.settings).toEqual({ stability: 0.3, similarity_boost: 0.9, style: 0.1, speed: 1.2 });
    expect(() => account.voice({ stability: 2 })).toThrow();
  });

  it('leave the language out where the model takes none', async () => {
    await using account = await elevenLabsAccount();
    const events = await hear(account.voice({}, 'eleven_multilingual_v2'), 'Hello.');
    expect(lengthMs(events)).toBeGreaterThan(0);
  });

  it('share a warm connection, and open another for the fifth who speaks at a time', async () => {
    await using account = await elevenLabsAccount({ firstByteMs: 30 });
    const voice = account.voice();
    voice?.warm?.({ voice: VoiceSettings.parse({}), language: 'en-US', format: TELEPHONE });
    await vi.waitFor(() => expect(account.emulator.speechSessions).toHaveLength(1));
    const spoken = await Promise.all(Array.from({ length: 6 }, () => hear(account.voice(), 'Good evening.')));
    expect(spoken.map(lengthMs)).toEqual(Array.from({ length: 6 }, () => 14 * 60));
    expect(account.emulator.speechSessions.map(session => session.mostOpen)).toEqual([4, 2]);
    await hear(voice, 'And again.');
    expect(account.emulator.speechSessions.map(session => session.contexts.length)).toEqual([5, 2]);
  });

  it('fall silent at a barge-in, and say the next thing at once on the same connection', async () => {
    await using account = await elevenLabsAccount({ charactersPerChunk: 4, chunkIntervalMs: 15 });
    const bargeIn = new AbortController();
    const voice = account.voice();
    const heard: SpeechEvent[] = [];
    for await (const event of speak(voice, 'We have three tables free tonight.', { signal: bargeIn.signal })) {
      heard.push(event);
      if (event.type === 'audio') bargeIn.abort();
    }
    expect(lengthMs(heard)).toBe(240);
    const events = await hear(voice, 'Of course.');
    // Nothing of the first text's audio, which went on arriving meanwhile.
    expect(lengthMs(events)).toBe(11 * 60);
    expect(wordsOf(events).map(({ word }) => word)).toEqual(['Of', 'course.']);
    const [session, ...others] = account.emulator.speechSessions;
    expect(others).toEqual([]);
    expect(session?.contexts[0]?.wasClosed).toBe(true);
  });

  it('never reach the limit of contexts, however often they are interrupted', async () => {
    await using account = await elevenLabsAccount({ firstByteMs: 5, charactersPerChunk: 2, chunkIntervalMs: 10 });
    const voice = account.voice();
    for (let round = 0; round < 12; round++) {
      const bargeIn = new AbortController();
      for await (const event of speak(voice, 'Let me see what we have.', { signal: bargeIn.signal })) {
        if (event.type === 'audio') bargeIn.abort();
      }
    }
    expect(lengthMs(await hear(voice, 'Yes.'))).toBe(5 * 60);
    expect(Math.max(...account.emulator.speechSessions.map(session => session.mostOpen))).toBeLessThanOrEqual(5);
  });

  it('say nothing when aborted before', async () => {
    await using account = await elevenLabsAccount();
    expect(await hear(account.voice(), 'Hello.', { signal: AbortSignal.abort() })).toEqual([]);
    expect(account.emulator.speechSessions).toEqual([]);
  });

  it('fail as unavailable when the connection dies in the middle of a clause, and recover', async () => {
    await using account = await elevenLabsAccount({ charactersPerChunk: 4 });
    account.emulator.fail({ type: 'drop', on: 'WS', afterMessages: 2 });
    const heard: SpeechEvent[] = [];
    const error = await providerError(
      (async () => {
        for await (const event of speak(account.voice(), 'We are open until eleven.')) heard.push(event);
      })(),
    );
    expect(error).toMatchObject({ fault: 'unavailable', provider: 'elevenlabs', isRetryable: true });
    expect(lengthMs(heard)).toBeLessThanOrEqual(480);
    expect(lengthMs(await hear(account.voice(), 'Again.'))).toBe(7 * 60);
    expect(account.emulator.speechSessions).toHaveLength(2);
  });

  it('fail when the service falls silent', async () => {
    const clock = new ManualClock();
    await using account = await elevenLabsAccount({}, clock);
    account.emulator.fail({ type: 'stall', on: 'WS' });
    const failing = providerError(hear(account.voice(), 'Hello there.'));
    await vi.waitFor(() => expect(account.emulator.speechSessions[0]?.contexts[0]?.wasClosed).toBe(true));
    await clock.advance(8000);
    expect(await failing).toMatchObject({ fault: 'unavailable' });
  });

  it('wait for a slow reader once all is spoken', async () => {
    const clock = new ManualClock();
    await using account = await elevenLabsAccount({ charactersPerChunk: 4 }, clock);
    const events: SpeechEvent[] = [];
    for await (const event of speak(account.voice(), 'Hello there.')) {
      if (events.length === 0) {
        await vi.waitFor(() => expect(account.emulator.speechSessions[0]?.openContexts).toEqual([]));
        await clock.advance(9000);
      }
      events.push(event);
    }
    expect(lengthMs(events)).toBe(13 * 60);
    expect(account.emulator.speechSessions[0]?.isOpen).toBe(true);
  });

  it.each([
    ['garbage', { type: 'garbage', on: 'WS' }, 'protocol'],
    ['quota', { type: 'error', on: 'WS', error: 'quota_exceeded' }, 'quota'],
    ['too many contexts', { type: 'error', on: 'WS', error: 'max_active_conversations' }, 'rate_limited'],
    ['an error nobody knows', { type: 'error', on: 'WS', error: 'something_new' }, 'rejected'],
    ['a refused upgrade', { type: 'refuse', on: 'WS', status: 429, retryAfterSeconds: 2 }, 'rate_limited'],
    ['a busy service', { type: 'refuse', on: 'WS', status: 503, detail: 'Service unavailable' }, 'unavailable'],
  ] as const)('name what is wrong: %s', async (_name, fault, expected) => {
    await using account = await elevenLabsAccount();
    account.emulator.fail(fault);
    const error = await providerError(hear(account.voice(), 'Secret words.'));
    expect(error.fault).toBe(expected);
    expect(error.retryAfterMs).toBe(fault.type === 'refuse' && fault.status === 429 ? 2000 : undefined);
    expect(error.message).not.toMatch(/Secret|emulated-elevenlabs-key/);
  });

  it('name a wrong key and an unknown voice', async () => {
    await using account = await elevenLabsAccount();
    expect(await providerError(hear(account.voice(), 'Hi.', { voice: { voiceId: 'nobody' } }))).toMatchObject({
      fault: 'rejected',
      message: 'ElevenLabs has no such voice in this account.',
    });
    await using other = await elevenLabsAccount({ apiKey: 'another' });
    Object.assign(other.context.credentials, { apiKey: 'wrong' });
    expect(await providerError(hear(other.voice(), 'Hi.'))).toMatchObject({ fault: 'credentials' });
  });

  it('close connections that nobody uses', async () => {
    const clock = new ManualClock();
    await using account = await elevenLabsAccount({}, clock);
    await hear(account.voice(), 'Hello.');
    expect(account.emulator.speechSessions[0]?.isOpen).toBe(true);
    await clock.advance(20_000);
    await clock.advance(100_000);
    await vi.waitFor(() => expect(account.emulator.speechSessions[0]?.isOpen).toBe(false));
  });
});
