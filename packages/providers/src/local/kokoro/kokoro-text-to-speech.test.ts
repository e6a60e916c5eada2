import {
  type AudioFrame,
  durationMs,
  type RecognizerInput,
  type SynthesizeOptions,
  TELEPHONE,
  type TextToSpeech,
  type WordTime,
} from '@frontdesk/voice';
import { afterAll, describe, expect, test } from 'vitest';
import { spokenWords, wordErrors } from '../fixtures/word-errors.ts';
import { WorkerPool } from '../inference/worker-pool.ts';
import { modelsDirectory } from '../models/test-models.ts';
import { MoonshineSpeechToText } from '../moonshine/moonshine-speech-to-text.ts';
import type { MoonshineResult, MoonshineTask } from '../moonshine/moonshine-worker.ts';
import { normalizeForSpeech } from '../normalization/normalize.ts';
import { openKokoro } from './open-kokoro.ts';

const kokoro = openKokoro({ modelsDir: modelsDirectory() });
const moonshine = new WorkerPool<MoonshineTask, MoonshineResult>({
  name: 'moonshine',
  module: new URL('../moonshine/moonshine-worker.ts', import.meta.url),
  size: 1,
  maxQueued: 16,
  data: { modelsDir: modelsDirectory() },
});
afterAll(() => Promise.all([kokoro.close(), moonshine.close()]));

const request = (changes: Partial<SynthesizeOptions> = {}): SynthesizeOptions => ({
  voice: { provider: 'local', gender: 'female', speed: 'normal' },
  language: 'en-US',
  format: TELEPHONE,
  signal: new AbortController().signal,
  ...changes,
});

async function speak(voice: TextToSpeech, text: string, options = request()) {
  const frames: AudioFrame[] = [];
  const words: WordTime[] = [];
  for await (const event of voice.synthesize(text, options)) {
    if (event.type === 'audio') frames.push(event.frame);
    else words.push(...event.words);
  }
  return { frames, words, lengthMs: frames.reduce((sum, frame) => sum + durationMs(frame), 0) };
}

async function transcribe(frames: readonly AudioFrame[]): Promise<string> {
  async function* input(): AsyncGenerator<RecognizerInput> {
    const quiet: AudioFrame = { ...TELEPHONE, data: new Uint8Array(1600).fill(0xff) };
    yield { type: 'audio', frame: quiet };
    yield { type: 'speech', agoMs: 0 };
    for (const frame of frames) yield { type: 'audio', frame };
    yield { type: 'audio', frame: quiet };
    yield { type: 'pause' };
    yield { type: 'commit' };
  }
  const options = { language: 'en-US', signal: new AbortController().signal };
  let text = '';
  for await (const event of new MoonshineSpeechToText(moonshine).transcribe(input(), options)) {
    if (event.type === 'transcript-final') text = event.text;
  }
  return text;
}

/** Both sides as words said, so that "$14.50" and "fourteen dollars and fifty cents" are alike. */
const comparable = (text: string) =>
  spokenWords(normalizeForSpeech(text.replace(/\b([ap]) m\b/g, '$1m')).replace(/\b(pee|ay) em\b/g, '$1'));

const SENTENCES = [
  'Thank you for calling Bella Vista, how can I help you today?',
  'I have a table for 4 people on Saturday, Nov 21 at 7:30 PM.',
  'Your booking is under the name Krishnamurthy, is that right?',
  'Tonight we have grilled salmon with arugula, and the Margherita pizza for $14.50.',
  'You can call us back at (415) 555-0137.',
  'There are 3 bedrooms and 2 baths, and it is listed at $685,000.',
  'Your table is confirmed, Mr. Henderson. We look forward to seeing you on the 3rd of March.',
];

test('a telephone listener understands what Kokoro says', { timeout: 240_000 }, async () => {
  await Promise.all([kokoro.ready, moonshine.ready()]);
  let errors = 0;
  let total = 0;
  const report: string[] = [];
  for (const sentence of SENTENCES) {
    const { frames } = await speak(kokoro.textToSpeech, sentence);
    const heard = await transcribe(frames);
    const wrong = wordErrors(comparable(sentence), comparable(heard));
    errors += wrong;
    total += comparable(sentence).length;
    if (wrong > 0) report.push(`${wrong} in "${sentence}" heard as "${heard}"`);
  }
  console.info(`word errors through the telephone: ${errors} of ${total}\n${report.join('\n')}`);
  expect(errors / total).toBeLessThan(0.08);
});

describe('Kokoro', { timeout: 60_000 }, () => {
  test('tells when each word of the text as written is heard', async () => {
    const text = 'Your table is at 7:30 PM.';
    const { words, lengthMs } = await speak(kokoro.textToSpeech, text);
    expect(words.map(word => word.word)).toEqual(text.split(' '));
    expect(
      words.every((word, index) => word.startMs >= (words[index - 1]?.endMs ?? 0) && word.endMs >= word.startMs),
    ).toBe(true);
    expect(words.at(-1)?.endMs).toBeLessThanOrEqual(lengthMs + 1);
  });

  test('speaks slower and faster when asked to', async () => {
    const lengths: number[] = [];
    for (const speed of ['slow', 'normal', 'fast'] as const) {
      const voice = { provider: 'local', gender: 'male', speed } as const;
      lengths.push((await speak(kokoro.textToSpeech, 'We are open until ten tonight.', request({ voice }))).lengthMs);
    }
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  });

  test('ends quietly when the caller interrupts', async () => {
    const interruption = new AbortController();
    const events = kokoro.textToSpeech.synthesize(
      'This is a long answer, with several clauses, that nobody wants to hear to its end.',
      request({ signal: interruption.signal }),
    );
    let frames = 0;
    for await (const event of events) {
      if (event.type !== 'audio') continue;
      frames++;
      interruption.abort();
    }
    expect(frames).toBe(1);
  });

  test('says nothing where there is nothing to say', async () => {
    expect((await speak(kokoro.textToSpeech, ' 🎉 … ')).frames).toEqual([]);
  });
});
