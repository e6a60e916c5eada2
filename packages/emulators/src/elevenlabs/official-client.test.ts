import { buffer } from 'node:stream/consumers';
import { AudioFormat, ElevenLabsClient, RealtimeEvents } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeMulaw } from '../audio/mulaw.ts';
import { murmur } from '../audio/murmur.ts';
import type { ElevenLabsEmulator } from './elevenlabs-emulator.ts';
import { startElevenLabsEmulator } from './start-elevenlabs-emulator.ts';

const SARAH = 'EXAVITQu4vr4xnSDxMaL';

describe('the official client against the emulator', () => {
  let emulator: ElevenLabsEmulator;
  let client: ElevenLabsClient;

  beforeAll(async () => {
    emulator = await startElevenLabsEmulator({ transcripts: ['A table for two, please.'] });
    client = new ElevenLabsClient({ apiKey: emulator.apiKey, baseUrl: emulator.baseUrl, maxRetries: 0 });
  });
  afterAll(() => emulator.close());

  it('lists voices, page by page', async () => {
    const all = await client.voices.getAll();
    expect(all.voices.map(voice => voice.name)).toEqual(['Sarah', 'George']);
    const first = await client.voices.search({ pageSize: 1 });
    expect(first).toMatchObject({ hasMore: true, totalCount: 2 });
    const second = await client.voices.search({ pageSize: 1, nextPageToken: first.nextPageToken ?? '' });
    expect(second).toMatchObject({ hasMore: false, voices: [{ name: 'George', verifiedLanguages: [{}, {}] }] });
    expect(await client.voices.get(SARAH)).toMatchObject({ name: 'Sarah' });
  });

  it('reads the subscription', async () => {
    expect(await client.user.subscription.get()).toMatchObject({ tier: 'creator', characterLimit: 1_000_000 });
  });

  it('speaks, whole and streamed', async () => {
    const whole = await client.textToSpeech.convert(SARAH, {
      text: 'Hello there.',
      modelId: 'eleven_flash_v2_5',
      outputFormat: 'ulaw_8000',
    });
    expect(await buffer(whole)).toHaveLength(12 * 60 * 8);
    const streamed = await client.textToSpeech.stream(SARAH, {
      text: 'Hello there.',
      outputFormat: 'pcm_16000',
      voiceSettings: { speed: 1.2 },
    });
    expect(await buffer(streamed)).toHaveLength(12 * 50 * 32);
    const music = await buffer(await client.textToSpeech.convert(SARAH, { text: 'Hello.' }));
    expect(music.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfb]));
  });

  it('speaks with the time of every character', async () => {
    const spoken = await client.textToSpeech.convertWithTimestamps(SARAH, {
      text: 'Good evening to you.',
      outputFormat: 'ulaw_8000',
    });
    expect(spoken.alignment?.characters?.join('')).toBe('Good evening to you.');
    expect(spoken.alignment?.characterEndTimesSeconds?.at(-1)).toBeCloseTo(1.2);
    const parts = await client.textToSpeech.streamWithTimestamps(SARAH, {
      text: 'Good evening to you.',
      outputFormat: 'ulaw_8000',
    });
    let text = '';
    for await (const part of parts) text += part.alignment?.characters.join('');
    expect(text).toBe('Good evening to you.');
  });

  it('is told what is wrong in the service’s own shapes', async () => {
    const stranger = new ElevenLabsClient({ apiKey: 'wrong', baseUrl: emulator.baseUrl, maxRetries: 0 });
    await expect(stranger.voices.getAll()).rejects.toMatchObject({
      statusCode: 401,
      body: { detail: { status: 'invalid_api_key' } },
    });
    await expect(client.textToSpeech.convert('nobody', { text: 'Hi' })).rejects.toMatchObject({
      statusCode: 404,
      body: { detail: { status: 'voice_not_found' } },
    });
    await expect(client.textToSpeech.convert(SARAH, { text: 'Hi', voiceSettings: { speed: 3 } })).rejects.toMatchObject(
      { statusCode: 422, body: { detail: [{ loc: ['body', 'speed'] }] } },
    );
    emulator.fail({ type: 'refuse', on: 'GET /v1/voices', status: 429 });
    await expect(client.voices.getAll()).rejects.toMatchObject({
      statusCode: 429,
      body: { detail: { status: 'too_many_concurrent_requests' } },
    });
  });

  it('recognises live speech, by key and by single-use token', async () => {
    const options = { modelId: 'scribe_v2_realtime', audioFormat: AudioFormat.ULAW_8000, sampleRate: 8000 };
    const { token } = await client.tokens.singleUse.create('realtime_scribe');
    for (const access of [{}, { token }]) {
      const connection = await client.speechToText.realtime.connect({ ...options, ...access, includeTimestamps: true });
      const heard: string[] = [];
      connection.on(RealtimeEvents.PARTIAL_TRANSCRIPT, part => heard.push(part.text));
      const committed = new Promise<string>(resolve =>
        connection.on(RealtimeEvents.COMMITTED_TRANSCRIPT_WITH_TIMESTAMPS, ({ words }) =>
          resolve((words ?? []).map(word => word.text).join('')),
        ),
      );
      await new Promise<void>(resolve => connection.on(RealtimeEvents.SESSION_STARTED, () => resolve()));
      const speech = Buffer.from(encodeMulaw(murmur('one two three four five six seven eight nine ten')));
      connection.send({ audioBase64: speech.toString('base64') });
      connection.commit();
      expect(await committed).toBe('A table for two, please.');
      expect(heard).toContain('A table for');
      connection.close();
    }
    const used = await client.speechToText.realtime.connect({ ...options, token });
    const refused = await new Promise(resolve => used.on(RealtimeEvents.ERROR, resolve));
    expect(String(refused)).toContain('403');
  });

  it('reads a recording', async () => {
    const result = await client.speechToText.convert({ modelId: 'scribe_v1', file: new Blob(['sound']) });
    expect(result).toMatchObject({ text: 'Hello there. This is the recording.', languageCode: 'en' });
  });
});
