import { encodeSamples, systemClock, wavHeader } from '@frontdesk/voice';
import { afterEach, expect, test } from 'vitest';
import { deepgram } from './deepgram.ts';
import { startFarSide, stopFarSides } from './far-side-fixture.ts';

afterEach(stopFarSides);

const signal = new AbortController().signal;

test('the check tells a wrong key, a key without rights, and an address where nobody is', async () => {
  const { emulator, context } = await startFarSide({ restrictedKeys: ['weak'] });
  const check = (credentials: Record<string, string>) =>
    deepgram.check({ clock: systemClock, credentials: { ...context.credentials, ...credentials } }, signal);
  expect(await check({})).toEqual({ ok: true, detail: 'The key works for the project “Emulated project”.' });
  expect(await check({ apiKey: 'wrong' })).toMatchObject({ ok: false, fault: 'credentials', field: 'apiKey' });
  const weak = await check({ apiKey: 'weak' });
  expect(weak).toMatchObject({ ok: false, fault: 'credentials', field: 'apiKey' });
  expect(weak.ok || weak.remedy).toContain('role Member');
  emulator.fail({ type: 'refuse', status: 500, code: 'INTERNAL', message: 'Oops.' });
  expect(await check({})).toMatchObject({ ok: false, fault: 'unavailable' });
  await emulator.close();
  expect(await check({})).toMatchObject({ ok: false, fault: 'unavailable', field: 'baseUrl' });
});

test('a recording is read, passage by passage, with its times, and only its first channel', async () => {
  const { emulator, context } = await startFarSide({ words: ['Good evening.', 'Goodbye.'] });
  const samples = Int16Array.from({ length: 8 * 4000 }, (_, index) => {
    const second = index / 8000;
    const isLoud = (second >= 1 && second < 1.5) || (second >= 3 && second < 3.4);
    return isLoud ? 8000 * Math.sin(index / 3) : 0;
  });
  const data = encodeSamples(samples, 'mulaw');
  const wav = new Uint8Array([...wavHeader({ encoding: 'mulaw', sampleRateHz: 8000 }, 1, data.length), ...data]);
  const transcribe = deepgram.recordings?.create(context);
  expect(await transcribe?.(wav, { language: 'en-GB', signal })).toEqual([
    { text: 'Good evening.', startedAtMs: 1000, endedAtMs: 1500 },
    { text: 'Goodbye.', startedAtMs: 3000, endedAtMs: 3400 },
  ]);
  expect(emulator.requests.at(-1)?.query.get('language')).toBe('en-GB');
  await expect(transcribe?.(new Uint8Array(10), { language: 'en', signal })).rejects.toThrow('no WAV file');
  emulator.fail({ type: 'refuse', status: 402, code: 'ASR_PAYMENT_REQUIRED', message: 'No credit.' }, 'rest');
  await expect(transcribe?.(wav, { language: 'en', signal })).rejects.toMatchObject({ fault: 'quota' });
  await expect(transcribe?.(wav, { language: 'en', signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow(
    'enough',
  );
});

test('the record names what it takes and has', () => {
  expect(deepgram.credentials.safeParse({ apiKey: 'k', baseUrl: 'wss://nowhere' }).success).toBe(false);
  expect(deepgram.credentials.safeParse({ apiKey: 'k', other: 'x' }).success).toBe(false);
  expect(deepgram.transcription?.settings.safeParse({}).success).toBe(true);
  const voices = deepgram.voice?.voices ?? [];
  expect(new Set(voices.map(({ id }) => id)).size).toBe(voices.length);
  expect(voices.find(({ id }) => id === 'aura-2-thalia-en')).toMatchObject({ gender: 'female', languages: ['en-US'] });
});
