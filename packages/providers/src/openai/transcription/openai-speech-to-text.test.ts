import {
  type HeardAudio,
  type OpenAiEmulator,
  type OpenAiEmulatorOptions,
  startOpenAiEmulator,
} from '@frontdesk/emulators';
import { ProviderError, type RecognizerInput, type TranscriptEvent } from '@frontdesk/voice';
import { afterEach, describe, expect, it } from 'vitest';
import { accountAt, Feed, heard, loudFrames, quietFrames } from '../openai-fixture.ts';
import { openai } from '../openai-provider.ts';

let emulator: OpenAiEmulator;
afterEach(() => emulator.close());

const start = async (options: OpenAiEmulatorOptions = {}) => (emulator = await startOpenAiEmulator(options));

function listen(choice: { model?: string; settings?: unknown; keyterms?: string[]; apiKey?: string } = {}) {
  const { model = 'gpt-4o-mini-transcribe', settings, keyterms = [], apiKey } = choice;
  const input = new Feed<RecognizerInput>();
  const over = new AbortController();
  const events: TranscriptEvent[] = [];
  const recogniser = openai.transcription?.create(accountAt(emulator, apiKey ? { apiKey } : {}), { model, settings });
  const done = (async () => {
    const options = { language: 'en-US', keyterms, signal: over.signal };
    for await (const event of recogniser?.transcribe(input, options) ?? []) events.push(event);
  })();
  done.catch(() => undefined);
  const speak = (words: string) =>
    input.push(...heard(quietFrames(1000)), { type: 'speech', agoMs: 100 }, ...heard(loudFrames(words)), {
      type: 'pause',
    });
  return { input, over, events, done, speak, finals: () => events.filter(event => event.type === 'transcript-final') };
}

describe('live transcription', () => {
  it('answers each pause with all of the utterance, and sends no line noise', async () => {
    const lengthsMs: number[] = [];
    const words = ['A table', 'for two please.', 'Tonight.'];
    await start({
      transcribe: ({ samples, sampleRateHz, number }) => {
        lengthsMs.push((samples.length / sampleRateHz) * 1000);
        return words[number - 1] ?? '';
      },
    });
    const call = listen();
    call.speak('a tab');
    call.speak('for two');
    await expect.poll(() => call.finals().length).toBe(2);
    call.input.push({ type: 'commit' });
    call.speak('tonight');
    call.input.end();
    await call.done;
    expect(call.finals().map(event => event.text)).toEqual(['A table', 'A table for two please.', 'Tonight.']);
    expect(call.events).toContainEqual({ type: 'transcript-interim', text: 'A table for two' });
    // 300 ms before the speech was noticed, and the 100 ms that this took.
    expect(lengthsMs).toEqual([1000 + 400, 1400 + 400, 1400 + 400]);
  });

  it('answers a pause without words, and forgets noise', async () => {
    await start({ transcribe: ({ number }) => `Number ${number}.` });
    const call = listen();
    call.input.push(...heard(quietFrames(200)), { type: 'pause' });
    call.speak('noise');
    call.input.push({ type: 'discard' });
    call.speak('again');
    call.input.end();
    await call.done;
    expect(call.finals().map(event => event.text)).toEqual(['', '', 'Number 2.']);
  });

  it('answers pauses in order when the words come later than the next turn', async () => {
    await start({ transcribe: ({ number }) => `Number ${number}.`, delays: { transcriptMs: 40 } });
    const call = listen();
    call.speak('one');
    call.input.push({ type: 'commit' });
    call.speak('two');
    call.input.end();
    await call.done;
    expect(call.finals().map(event => event.text)).toEqual(['Number 1.', 'Number 2.']);
  });

  it('has words while the caller still speaks, with a model that can', async () => {
    await start({ transcribe: () => 'A table for two.' });
    const call = listen({ model: 'gpt-live-transcribe', keyterms: ['The Anchor'] });
    call.input.push(...heard(quietFrames(100)), { type: 'speech', agoMs: 0 }, ...heard(loudFrames('a table for')));
    await expect.poll(() => call.events).toContainEqual({ type: 'transcript-interim', text: 'A table' });
    call.input.push({ type: 'pause' });
    call.input.end();
    await call.done;
    expect(call.finals()).toMatchObject([{ text: 'A table for two.' }]);
    const [update] = emulator.sessions[0]?.received ?? [];
    expect(JSON.stringify(update)).toContain('"keywords":["The Anchor"]');
  });

  it('tells the model what to listen for, in μ-law, with the pauses its own business', async () => {
    const asked: HeardAudio[] = [];
    await start({ transcribe: audio => `${asked.push(audio)}` });
    const call = listen({
      settings: { hints: 'dishes', noiseReduction: 'near_field' },
      keyterms: ['Bouillabaisse', 'Rouille'],
    });
    call.speak('soup');
    call.input.end();
    await call.done;
    expect(asked).toMatchObject([
      { language: 'en', prompt: 'dishes, Bouillabaisse, Rouille', model: 'gpt-4o-mini-transcribe', sampleRateHz: 8000 },
    ]);
    expect(emulator.requests).toEqual([{ endpoint: 'realtime', fields: { intent: 'transcription' } }]);
    expect(emulator.sessions[0]?.received[0]).toMatchObject({
      session: { audio: { input: { turn_detection: null, noise_reduction: { type: 'near_field' } } } },
    });
  });

  it('ends at once and quietly when it is aborted', async () => {
    await start();
    const call = listen();
    call.speak('one');
    await expect.poll(() => call.finals().length).toBe(1);
    call.over.abort();
    await call.done;
    await expect.poll(() => emulator.sessions[0]?.isOpen).toBe(false);
  });
});

describe('live transcription that fails', () => {
  const failed = async (call: ReturnType<typeof listen>) => {
    call.speak('one');
    const error: unknown = await call.done.then(
      () => null,
      (error: unknown) => error,
    );
    if (!(error instanceof ProviderError)) throw new Error(`Not a provider's error: ${String(error)}`);
    return error;
  };

  it('tells a wrong key, without repeating it', async () => {
    await start();
    const error = await failed(listen({ apiKey: 'sk-secret-key' }));
    expect(error).toMatchObject({ fault: 'credentials', provider: 'openai' });
    expect(error.message).not.toContain('secret');
  });

  it('tells an account without money from one that is too fast', async () => {
    await start();
    emulator.fail('realtime', {
      type: 'refuse',
      status: 429,
      errorType: 'insufficient_quota',
      code: 'insufficient_quota',
    });
    expect(await failed(listen())).toMatchObject({ fault: 'quota', isRetryable: false });
    emulator.fail('realtime', { type: 'refuse', status: 429, code: 'rate_limit_exceeded' });
    expect(await failed(listen())).toMatchObject({ fault: 'rate_limited', isRetryable: true });
  });

  it('tells a model that does not exist, garbage, and a line that breaks', async () => {
    await start();
    expect(await failed(listen({ model: 'gpt-5-deaf' }))).toMatchObject({ fault: 'rejected' });
    emulator.fail('realtime', { type: 'garbage' });
    expect(await failed(listen())).toMatchObject({ fault: 'protocol' });
    emulator.fail('realtime', { type: 'drop' });
    expect(await failed(listen())).toMatchObject({ fault: 'unavailable' });
    const call = listen();
    call.speak('one');
    await expect.poll(() => call.finals().length).toBe(1);
    emulator.sessions.at(-1)?.disconnect();
    await expect(call.done).rejects.toMatchObject({ fault: 'unavailable' });
  });
});
