import { type OpenAiEmulator, type OpenAiEmulatorOptions, startOpenAiEmulator } from '@frontdesk/emulators';
import { type AudioFormat, decodeSamples, durationMs, type SpeechEvent, TELEPHONE } from '@frontdesk/voice';
import { afterEach, expect, it } from 'vitest';
import { accountAt } from '../openai-fixture.ts';
import { openai } from '../openai-provider.ts';

let emulator: OpenAiEmulator;
afterEach(() => emulator.close());

const start = async (options: OpenAiEmulatorOptions = {}) => (emulator = await startOpenAiEmulator(options));
const FEMALE = { provider: 'openai', gender: 'female', speed: 'normal' } as const;

interface Wish {
  readonly format?: AudioFormat;
  readonly model?: string;
  readonly settings?: unknown;
  readonly voice?: object;
  readonly signal?: AbortSignal;
  readonly apiKey?: string;
}

async function speak(text: string, wish: Wish = {}) {
  const { format = TELEPHONE, model = 'gpt-4o-mini-tts', settings, signal = new AbortController().signal } = wish;
  const context = accountAt(emulator, wish.apiKey ? { apiKey: wish.apiKey } : {});
  const voice = openai.voice?.create(context, { model, settings });
  const events: SpeechEvent[] = [];
  const options = { voice: { ...FEMALE, ...wish.voice }, language: 'en-US', format, signal };
  for await (const event of voice?.synthesize(text, options) ?? []) events.push(event);
  const frames = events.flatMap(event => (event.type === 'audio' ? [event.frame] : []));
  return { frames, samples: frames.flatMap(frame => [...decodeSamples(frame)]) };
}

const levelDb = (samples: readonly number[]) =>
  20 * Math.log10(Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) / 32768);

it.each<AudioFormat>([
  TELEPHONE,
  { encoding: 'alaw', sampleRateHz: 8000 },
  { encoding: 'pcm16', sampleRateHz: 16_000 },
  { encoding: 'pcm16', sampleRateHz: 24_000 },
])('speaks $encoding at $sampleRateHz Hz, as long and as loud as the service did', async format => {
  await start();
  const { frames, samples } = await speak('Good evening.', { format });
  expect(frames.reduce((sum, frame) => sum + durationMs(frame), 0)).toBeCloseTo(13 * 60, 5);
  expect(frames.every(frame => frame.sampleRateHz === format.sampleRateHz && durationMs(frame) <= 200)).toBe(true);
  expect(levelDb(samples.slice(200, -200))).toBeCloseTo(-20, 0);
});

it('asks for the voice, the pace and the manner that were set', async () => {
  await start();
  await speak('Hi.', { settings: { instructions: 'Warm.' }, voice: { gender: 'male', speed: 'fast' } });
  await speak('Hi.', { model: 'tts-1', settings: { instructions: 'Warm.', speed: 2 } });
  await speak('Hi.', { voice: { voiceId: 'voice_abc' } });
  const [male, old, own] = emulator.requests.map(request => request.fields);
  expect(male).toEqual({
    model: 'gpt-4o-mini-tts',
    input: 'Hi.',
    voice: 'cedar',
    response_format: 'pcm',
    speed: 1.15,
    instructions: 'Warm.',
  });
  expect(old).toEqual({ model: 'tts-1', input: 'Hi.', voice: 'nova', response_format: 'pcm', speed: 2 });
  expect(own).toMatchObject({ voice: { id: 'voice_abc' } });
});

it('says nothing of an empty text, and ends quietly when it is aborted', async () => {
  await start();
  expect((await speak('  ')).frames).toEqual([]);
  expect(emulator.requests).toEqual([]);
  emulator.fail('speech', { type: 'stall' });
  const over = new AbortController();
  const speaking = speak('Good evening.', { signal: over.signal });
  over.abort();
  expect((await speaking).frames).toEqual([]);
});

it('tells what went wrong', async () => {
  await start();
  await expect(speak('Hi.', { apiKey: 'sk-wrong' })).rejects.toMatchObject({ fault: 'credentials' });
  await expect(speak('Hi.', { model: 'tts-9' })).rejects.toMatchObject({ fault: 'rejected' });
  emulator.fail('speech', { type: 'refuse', status: 429, code: 'rate_limit_exceeded', retryAfterSeconds: 3 });
  await expect(speak('Hi.')).rejects.toMatchObject({ fault: 'rate_limited', retryAfterMs: 3000 });
  emulator.fail('speech', { type: 'refuse', status: 503 });
  await expect(speak('Hi.')).rejects.toMatchObject({ fault: 'unavailable' });
  emulator.fail('speech', { type: 'garbage' });
  await expect(speak('Hi.')).rejects.toMatchObject({ fault: 'protocol' });
  emulator.fail('speech', { type: 'drop' });
  await expect(speak('Hi.')).rejects.toMatchObject({ fault: 'unavailable' });
  emulator.fail('speech', { type: 'cut' });
  await expect(speak('Good evening to all of you.')).rejects.toMatchObject({ fault: 'unavailable' });
});
