import { encodeSamples, systemClock, wavHeader } from '@frontdesk/voice';
import { describe, expect, it } from 'vitest';
import { elevenLabsAccount, providerError } from './elevenlabs-fixture.ts';
import { elevenlabs } from './elevenlabs-provider.ts';

const { signal } = new AbortController();

describe('an account at ElevenLabs', () => {
  it('is found in order', async () => {
    await using account = await elevenLabsAccount();
    expect(await elevenlabs.check(account.context, signal)).toEqual({
      ok: true,
      detail: 'Plan creator; 1,000,000 credits are left.',
    });
  });

  it('is told what is wrong with it', async () => {
    await using empty = await elevenLabsAccount({ characterLimit: 0 });
    expect(await elevenlabs.check(empty.context, signal)).toMatchObject({ ok: false, fault: 'quota' });
    empty.emulator.fail({ type: 'garbage' });
    expect(await elevenlabs.check(empty.context, signal)).toMatchObject({ fault: 'protocol', field: 'baseUrl' });
    const stranger = { ...empty.context, credentials: { ...empty.context.credentials, apiKey: 'wrong' } };
    expect(await elevenlabs.check(stranger, signal)).toMatchObject({
      fault: 'credentials',
      field: 'apiKey',
      problem: 'ElevenLabs does not accept the API key (HTTP 401).',
    });
    const nowhere = { credentials: { apiKey: 'any', baseUrl: 'http://127.0.0.1:9' }, clock: systemClock };
    expect(await elevenlabs.check(nowhere, signal)).toMatchObject({ fault: 'unavailable', field: 'baseUrl' });
  });

  it('lists all its voices', async () => {
    const voices = Array.from({ length: 130 }, (_, index) => ({ voiceId: `v${index}`, name: `Voice ${index}` }));
    const sarah = {
      voiceId: 's',
      name: 'Sarah',
      labels: { gender: 'female', accent: 'irish' },
      languages: ['en', 'fr'],
    };
    await using account = await elevenLabsAccount({ voices: [sarah, ...voices] });
    const listed = await elevenlabs.voice?.listVoices?.(account.context, signal);
    expect(listed).toHaveLength(131);
    expect(listed?.[0]).toEqual({ id: 's', title: 'Sarah (irish)', gender: 'female', languages: ['en', 'fr'] });
    account.emulator.fail({ type: 'refuse', status: 422, detail: [{ loc: ['query', 'page_size'], msg: 'bad' }] });
    const listing = elevenlabs.voice?.listVoices?.(account.context, signal);
    expect(await providerError(Promise.resolve(listing))).toMatchObject({
      fault: 'rejected',
      message: 'ElevenLabs refused the request: page_size (HTTP 422).',
    });
  });

  it('reads a recording’s first channel, in passages', async () => {
    await using account = await elevenLabsAccount({ recordingTranscript: 'Hello there. A table for two please.' });
    const samples = encodeSamples(new Int16Array(16_000), 'mulaw');
    const wav = Buffer.concat([wavHeader({ encoding: 'mulaw', sampleRateHz: 8000 }, 2, samples.length), samples]);
    const passages = await elevenlabs.recordings?.create(account.context)(wav, { language: 'en-US', signal });
    expect(passages).toEqual([
      { text: 'Hello there.', startedAtMs: 0, endedAtMs: 600 },
      { text: 'A table for two please.', startedAtMs: 1600, endedAtMs: 3100 },
    ]);
    const body = account.emulator.requests.at(-1)?.body.toString('latin1') ?? '';
    expect(body).toContain('scribe_v1');
    const aborted = elevenlabs.recordings?.create(account.context)(wav, {
      language: 'en',
      signal: AbortSignal.abort(),
    });
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' });
  });
});
