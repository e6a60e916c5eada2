import { type SpeechEvent, type SynthesizeOptions, TELEPHONE, type TextToSpeech } from '@frontdesk/voice';
import { expect, test, vi } from 'vitest';
import { QueueFullError } from './inference/inference-errors.ts';
import { chooseVoice, refuseWhileLoading } from './voice-choice.ts';

const request: SynthesizeOptions = {
  voice: { provider: 'local', gender: 'female', speed: 'normal' },
  language: 'en-US',
  format: TELEPHONE,
  signal: new AbortController().signal,
};

/** A voice that says each word in 100 ms and fails before the word of the given number. */
function voiceNamed(id: string, failure?: { readonly beforeWord: number; readonly error: Error }): TextToSpeech {
  return {
    id,
    capabilities: { outputs: [TELEPHONE], wordTimes: true },
    async *synthesize(text): AsyncGenerator<SpeechEvent> {
      for (const [index, word] of text.split(' ').entries()) {
        if (failure?.beforeWord === index) throw failure.error;
        yield {
          type: 'word-times',
          words: [{ word: `${id}:${word}`, startMs: index * 100, endMs: index * 100 + 100 }],
        };
        yield { type: 'audio', frame: { ...TELEPHONE, data: new Uint8Array(800) } };
      }
    },
  };
}

async function words(voice: TextToSpeech, text: string): Promise<string[]> {
  const heard: string[] = [];
  for await (const event of voice.synthesize(text, request)) {
    if (event.type === 'word-times') heard.push(...event.words.map(({ word, startMs }) => `${word}@${startMs}`));
  }
  return heard;
}

test('the fallback speaks while the preferred voice loads, and the preferred one from then on', async () => {
  const onDegraded = vi.fn();
  const loading = Promise.withResolvers<void>();
  const preferred = refuseWhileLoading(voiceNamed('kokoro'), loading.promise);
  const voice = chooseVoice({ preferred, fallback: voiceNamed('flite'), onDegraded });
  expect(await words(voice, 'hello')).toEqual(['flite:hello@0']);
  expect(await words(voice, 'there')).toEqual(['flite:there@0']);
  expect(onDegraded.mock.calls.map(([reason]) => reason)).toEqual(['loading']);
  loading.resolve();
  await loading.promise;
  expect(await words(voice, 'hello')).toEqual(['kokoro:hello@0']);
});

test('a text is finished by the fallback from the first word not yet spoken', async () => {
  const onDegraded = vi.fn();
  const preferred = voiceNamed('kokoro', { beforeWord: 2, error: new QueueFullError('kokoro') });
  const voice = chooseVoice({ preferred, fallback: voiceNamed('flite'), onDegraded });
  expect(await words(voice, 'your table is booked')).toEqual([
    'kokoro:your@0',
    'kokoro:table@100',
    'flite:is@200',
    'flite:booked@300',
  ]);
  expect(onDegraded).toHaveBeenCalledExactlyOnceWith('busy', expect.any(QueueFullError));
});

test('an error of both is the caller’s to know', async () => {
  const broken = { beforeWord: 0, error: new Error('broken') };
  const onDegraded = vi.fn();
  const voice = chooseVoice({
    preferred: voiceNamed('kokoro', broken),
    fallback: voiceNamed('flite', broken),
    onDegraded,
  });
  await expect(words(voice, 'hello')).rejects.toThrow('broken');
  expect(onDegraded).toHaveBeenCalledWith('failed', broken.error);
});
