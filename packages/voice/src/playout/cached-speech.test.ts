import { describe, expect, test, vi } from 'vitest';
import { TELEPHONE } from '../audio/audio-frame.ts';
import type { SpeechEvent, SynthesizeOptions, TextToSpeech } from '../ports/text-to-speech.ts';
import { cacheSpeech, type SpeechCacheStore } from './cached-speech.ts';

const request = (changes: Partial<SynthesizeOptions> = {}): SynthesizeOptions => ({
  voice: { provider: 'local', gender: 'female', speed: 'normal' },
  language: 'en-US',
  format: TELEPHONE,
  signal: new AbortController().signal,
  ...changes,
});

/** A voice that gives 100 ms of audio for every word, each only when the test lets it. */
class StepVoice implements TextToSpeech {
  readonly id = 'step';
  readonly capabilities = { outputs: [TELEPHONE], wordTimes: true };
  readonly begun: string[] = [];
  aborted = 0;
  gate: Promise<void> = Promise.resolve();
  failure: Error | undefined;

  async *synthesize(text: string, { format, signal }: SynthesizeOptions): AsyncGenerator<SpeechEvent> {
    this.begun.push(text);
    signal.addEventListener('abort', () => this.aborted++);
    for (const [index, word] of text.split(' ').entries()) {
      await this.gate;
      if (this.failure) throw this.failure;
      if (signal.aborted) return;
      yield { type: 'word-times', words: [{ word, startMs: index * 100, endMs: index * 100 + 100 }] };
      yield { type: 'audio', frame: { ...format, data: new Uint8Array(800).fill(index + 1) } };
    }
  }
}

class MemoryStore implements SpeechCacheStore {
  readonly lines = new Map<string, Uint8Array>();
  async read(key: string) {
    return this.lines.get(key);
  }
  async write(key: string, bytes: Uint8Array) {
    this.lines.set(key, bytes);
  }
}

async function hear(voice: TextToSpeech, text: string, options = request()): Promise<SpeechEvent[]> {
  const events: SpeechEvent[] = [];
  for await (const event of voice.synthesize(text, options)) events.push(event);
  return events;
}

describe('a line said before', () => {
  test('comes again, the same, without a synthesis', async () => {
    const inner = new StepVoice();
    const voice = cacheSpeech(inner);
    const first = await hear(voice, 'good evening');
    inner.gate = new Promise(() => {}); // nothing is synthesised any more
    expect(await hear(voice, 'good evening')).toEqual(first);
    expect(first).toHaveLength(4);
    expect(inner.begun).toEqual(['good evening']);
  });

  test('is not taken for the line of another voice, speed, language or format', async () => {
    const inner = new StepVoice();
    const voice = cacheSpeech(inner);
    await hear(voice, 'hello');
    await hear(voice, 'hello', request({ voice: { provider: 'local', gender: 'male', speed: 'normal' } }));
    await hear(voice, 'hello', request({ voice: { provider: 'local', gender: 'female', speed: 'slow' } }));
    await hear(voice, 'hello', request({ language: 'es' }));
    await hear(voice, 'hello', request({ format: { encoding: 'pcm16', sampleRateHz: 16_000 } }));
    expect(inner.begun).toHaveLength(5);
  });

  test('outlives the process in the store, until the voice sounds different', async () => {
    const store = new MemoryStore();
    const first = await hear(cacheSpeech(new StepVoice(), { store }), 'good evening');
    const inner = new StepVoice();
    expect(await hear(cacheSpeech(inner, { store }), 'good evening')).toEqual(first);
    expect(inner.begun).toEqual([]);
    await hear(cacheSpeech(inner, { store, version: '2' }), 'good evening');
    expect(inner.begun).toEqual(['good evening']);
  });

  test('is stored only once it was said again, where that is asked for', async () => {
    const store = new MemoryStore();
    const voice = cacheSpeech(new StepVoice(), { store, storesRepeatedOnly: true, maxMemoryBytes: 1600 });
    await hear(voice, 'one');
    await hear(voice, 'two');
    expect(store.lines.size).toBe(0);
    await hear(voice, 'one');
    await hear(voice, 'one');
    expect(store.lines.size).toBe(1);
    await hear(voice, 'three'); // in place of `two`, which was said once
    await hear(voice, 'two');
    expect(store.lines.size).toBe(1);
    const inner = new StepVoice();
    await hear(cacheSpeech(inner, { store }), 'one');
    expect(inner.begun).toEqual([]);
  });

  test('is forgotten when memory is full and it was unused longest', async () => {
    const inner = new StepVoice();
    const voice = cacheSpeech(inner, { maxMemoryBytes: 1600 });
    await hear(voice, 'one');
    await hear(voice, 'two');
    await hear(voice, 'one');
    await hear(voice, 'three');
    await hear(voice, 'one');
    expect(inner.begun).toEqual(['one', 'two', 'three']);
    await hear(voice, 'two');
    expect(inner.begun).toHaveLength(4);
  });

  test('is not kept when it is long', async () => {
    const inner = new StepVoice();
    const voice = cacheSpeech(inner, { maxEntryMs: 150 });
    await hear(voice, 'two words');
    await hear(voice, 'two words');
    expect(inner.begun).toHaveLength(2);
  });
});

describe('a line several callers need at once', () => {
  test('is synthesised once and heard whole by each', async () => {
    const inner = new StepVoice();
    const gate = Promise.withResolvers<void>();
    inner.gate = gate.promise;
    const voice = cacheSpeech(inner);
    const callers = Promise.all([hear(voice, 'welcome to us'), hear(voice, 'welcome to us')]);
    gate.resolve();
    const [one, two] = await callers;
    expect(one).toEqual(two);
    expect(one).toHaveLength(6);
    expect(inner.begun).toEqual(['welcome to us']);
  });

  test('goes on for the others when one hangs up', async () => {
    const inner = new StepVoice();
    const gate = Promise.withResolvers<void>();
    inner.gate = gate.promise;
    const voice = cacheSpeech(inner);
    const leaving = new AbortController();
    const left = hear(voice, 'welcome', request({ signal: leaving.signal }));
    const stayed = hear(voice, 'welcome');
    leaving.abort();
    gate.resolve();
    expect(await left).toEqual([]);
    expect(await stayed).toHaveLength(2);
    expect(inner.aborted).toBe(0);
  });
});

test('a line everyone left is aborted and nothing of it is kept', async () => {
  const inner = new StepVoice();
  const store = new MemoryStore();
  const voice = cacheSpeech(inner, { store });
  inner.gate = new Promise(() => {});
  const caller = new AbortController();
  const heard = hear(voice, 'never finished', request({ signal: caller.signal }));
  await vi.waitFor(() => expect(inner.begun).toHaveLength(1));
  caller.abort();
  expect(await heard).toEqual([]);
  expect(inner.aborted).toBe(1);
  expect(store.lines.size).toBe(0);

  inner.gate = Promise.resolve();
  expect(await hear(voice, 'never finished')).toHaveLength(4);
});

test('a failed synthesis is told to the caller and tried again for the next', async () => {
  const inner = new StepVoice();
  inner.failure = new Error('no voice');
  const voice = cacheSpeech(inner);
  await expect(hear(voice, 'hello')).rejects.toThrow('no voice');
  inner.failure = undefined;
  expect(await hear(voice, 'hello')).toHaveLength(2);
});

test('a store that fails or holds damaged lines costs a synthesis, not the speech', async () => {
  const inner = new StepVoice();
  const onStoreError = vi.fn();
  const store: SpeechCacheStore = {
    read: async () => Uint8Array.of(0, 0, 0, 2, 123),
    write: async () => {
      throw new Error('disk full');
    },
  };
  expect(await hear(cacheSpeech(inner, { store, onStoreError }), 'hello')).toHaveLength(2);
  await vi.waitFor(() => expect(onStoreError).toHaveBeenCalledTimes(2));
});
