import type { VoiceSettings } from '@frontdesk/contract';
import { type AudioFormat, durationMs, systemClock, TELEPHONE } from '@frontdesk/voice';
import { ManualClock } from '@frontdesk/voice/testing';
import { afterEach, expect, test } from 'vitest';
import { deepgram } from '../deepgram.ts';
import { startFarSide, stopFarSides } from '../far-side-fixture.ts';
import { textPieces } from './text-pieces.ts';

afterEach(stopFarSides);

const VOICE: VoiceSettings = { provider: 'deepgram', gender: 'female', speed: 'normal' };
const CHARACTER_MS = 50;

async function far(...[options, clock = systemClock]: Parameters<typeof startFarSide>) {
  const side = await startFarSide({ characterMs: CHARACTER_MS, ...options }, clock);
  const service = deepgram.voice;
  if (!service) throw new Error('There is no voice.');
  const create = (apiKey = side.emulator.apiKey) =>
    service.create({ clock, credentials: { ...side.context.credentials, apiKey } }, { model: 'aura-2', settings: {} });
  const speech = create();
  interface Request {
    readonly signal?: AbortSignal;
    readonly format?: AudioFormat;
    readonly voice?: Partial<VoiceSettings>;
    readonly language?: string;
    readonly onAudio?: () => void;
  }
  /** Milliseconds of audio. */
  async function speak(text: string, request: Request = {}, by = speech): Promise<number> {
    const { signal = new AbortController().signal, format = TELEPHONE, language = 'en-US', onAudio } = request;
    let heardMs = 0;
    const options = { signal, format, language, voice: { ...VOICE, ...request.voice } };
    for await (const event of by.synthesize(text, options)) {
      if (event.type === 'audio') heardMs += durationMs(event.frame);
      onAudio?.();
    }
    return heardMs;
  }
  return { ...side, create, speech, speak };
}

test('one connection speaks one text after the other, several speak at a time', async () => {
  const { emulator, speak } = await far({ firstByteMs: 5 });
  expect(await speak('Good evening.')).toBe(13 * CHARACTER_MS);
  expect(await speak('For how many?')).toBe(13 * CHARACTER_MS);
  expect(emulator.counts.sockets).toBe(1);
  expect(await Promise.all([speak('One.'), speak('Two!')])).toEqual([4 * CHARACTER_MS, 4 * CHARACTER_MS]);
  expect(emulator.counts.sockets).toBe(2);
  expect(await speak('…')).toBe(0);
});

test('a text broken off is cleared, its late audio belongs to nobody, and the connection speaks again', async () => {
  const { emulator, speak } = await far({ speechPieceMs: 100, speechPieceEveryMs: 2, latePieces: 3 });
  const abort = new AbortController();
  const heardMs = await speak('This takes rather long, and is broken off at its first piece of audio.', {
    signal: abort.signal,
    onAudio: () => abort.abort(),
  });
  expect(heardMs).toBe(100);
  await expect.poll(() => emulator.sessions[0]?.commands).toEqual(['Speak', 'Flush', 'Clear']);
  // Once it is idle again, exactly the next text is heard.
  await expect
    .poll(async () => [await speak('Pardon?'), emulator.sessions[0]?.texts.length], { interval: 20 })
    .toEqual([7 * CHARACTER_MS, 2]);
});

test('whoever lets go in the middle, or before anything is open, leaves nothing behind', async () => {
  const { emulator, speech, speak } = await far({ speechPieceEveryMs: 2 });
  const options = { voice: VOICE, language: 'en-US', format: TELEPHONE, signal: new AbortController().signal };
  for await (const event of speech.synthesize('This is more than one piece of audio.', options))
    if (event.type === 'audio') break;
  await expect.poll(() => emulator.sessions[0]?.commands.at(-1)).toBe('Clear');
  const abort = new AbortController();
  const aborted = speak('Never said.', { signal: abort.signal, voice: { voiceId: 'aura-2-apollo-en' } });
  abort.abort();
  expect(await aborted).toBe(0);
  expect(emulator.counts.characters).toBe('This is more than one piece of audio.'.length);
});

test('a warmed connection is used by the first text', async () => {
  const { emulator, speech, speak } = await far();
  for (let round = 0; round < 3; round++) speech.warm?.({ voice: VOICE, language: 'en-US', format: TELEPHONE });
  await speak('Hello.');
  await speak('Again.');
  expect(emulator.counts.sockets).toBe(1);
});

test('limits of a connection are kept by taking another: flushes, characters, age; idle ones are closed', async () => {
  const clock = new ManualClock();
  const { emulator, speak } = await far({}, clock);
  for (let text = 0; text < 20; text++) await speak('Yes.');
  expect(emulator.counts.sockets).toBe(2);
  for (let text = 0; text < 2; text++) await speak('Word and word. '.repeat(130));
  expect(emulator.counts.sockets).toBe(3);
  await clock.advance(50_000);
  await speak('Still warm.');
  expect(emulator.counts.sockets).toBe(3);
  await clock.advance(90_000);
  await expect.poll(() => emulator.counts.open).toBe(0);
});

test('long texts are spoken in pieces that end with sentences', () => {
  const text = `${'Pasta with truffles. '.repeat(250)}`;
  const pieces = textPieces(text);
  expect(pieces.every(piece => piece.length <= 2000 && piece.endsWith('.'))).toBe(true);
  expect(pieces.join(' ')).toBe(text.trim());
  expect(textPieces('a'.repeat(4500)).map(piece => piece.length)).toEqual([2000, 2000, 500]);
  expect(textPieces('one two', 4)).toEqual(['one', 'two']);
});

test('the voice, the format and the pace are on the wire', async () => {
  const { emulator, speak } = await far();
  await speak('Hallo.', { language: 'de-DE', voice: { speed: 'fast' } });
  await speak('Hello.', {
    voice: { voiceId: 'aura-2-zeus-en', rate: 2 },
    format: { encoding: 'pcm16', sampleRateHz: 16_000 },
  });
  expect(emulator.sessions.map(({ query }) => Object.fromEntries(query))).toEqual([
    { model: 'aura-2-viktoria-de', encoding: 'mulaw', sample_rate: '8000', speed: '1.15' },
    { model: 'aura-2-zeus-en', encoding: 'linear16', sample_rate: '16000', speed: '1.5' },
  ]);
});

test('failures are told for what they are', async () => {
  const { emulator, create, speak } = await far({ speechPieceEveryMs: 2 });
  await expect(speak('Hello.', {}, create('wrong'))).rejects.toMatchObject({ fault: 'credentials' });
  emulator.fail({ type: 'refuse', status: 429, code: 'TOO_MANY_REQUESTS', message: 'Too many requests.' });
  await expect(speak('Hello.')).rejects.toMatchObject({ fault: 'rate_limited' });
  emulator.fail({ type: 'disconnect', afterPieces: 1 });
  await expect(speak('This breaks in the middle.')).rejects.toMatchObject({ fault: 'unavailable' });
  emulator.fail({ type: 'error', afterMessages: 2 });
  await expect(speak('This is refused.')).rejects.toMatchObject({ fault: 'unavailable', provider: 'deepgram' });
  emulator.fail({ type: 'garbage', afterMessages: 2 });
  expect(await speak('Fine.')).toBe(5 * CHARACTER_MS);
  // The connection that lay idle is dead, which nobody hears.
  emulator.fail({ type: 'disconnect' });
  expect(await speak('Fine.')).toBe(5 * CHARACTER_MS);
  await emulator.close();
  await expect(speak('Hello.')).rejects.toMatchObject({ fault: 'unavailable' });
});

test('a voice that falls silent is not waited for', async () => {
  const clock = new ManualClock();
  const { emulator, speak } = await far({}, clock);
  emulator.fail({ type: 'stall' });
  const speaking = speak('Hello.');
  speaking.catch(() => {});
  await expect.poll(() => emulator.sessions[0]?.commands.length).toBe(1);
  await clock.advance(8000);
  await expect(speaking).rejects.toMatchObject({ fault: 'unavailable' });
});
