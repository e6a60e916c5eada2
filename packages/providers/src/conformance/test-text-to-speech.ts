import type { VoiceSettings } from '@frontdesk/contract';
import {
  type AudioFormat,
  type AudioFrame,
  bytesPerSample,
  durationMs,
  isSameFormat,
  TELEPHONE,
  type TextToSpeech,
  type WordTime,
} from '@frontdesk/voice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConformanceSubject, FarSide } from './subject.ts';

export interface TextToSpeechScene {
  readonly textToSpeech: TextToSpeech;
  /** One of its voices. */
  readonly voice: VoiceSettings;
  /** Which of its formats are judged where speaking takes long; all when absent. */
  readonly formats?: readonly AudioFormat[];
  /** Absent where there is no network in between. */
  readonly farSide?: FarSide<TextToSpeech>;
  close(): Promise<void>;
}

/** Short, because local voices take their time. */
const TEXT = 'Good evening, Anna.';
const PROMPT_MS = 250;

/** What every voice promises. */
export function textToSpeechConformance(subject: ConformanceSubject<TextToSpeechScene>): void {
  describe(`${subject.title} as text-to-speech`, { timeout: 60_000 }, () => {
    let scene: TextToSpeechScene;
    beforeAll(async () => {
      scene = await subject.open();
    });
    afterAll(() => scene.close());

    interface Request {
      readonly text?: string;
      readonly format?: AudioFormat;
      readonly signal?: AbortSignal;
      readonly onAudio?: () => void;
    }
    async function speak(voice: TextToSpeech, request: Request = {}) {
      const { text = TEXT, format = TELEPHONE, signal = new AbortController().signal, onAudio } = request;
      const frames: AudioFrame[] = [];
      const words: WordTime[] = [];
      for await (const event of voice.synthesize(text, { voice: scene.voice, language: 'en-US', format, signal })) {
        if (event.type === 'word-times') words.push(...event.words);
        else {
          frames.push(event.frame);
          onAudio?.();
        }
      }
      return { frames, words, lengthMs: frames.reduce((sum, frame) => sum + durationMs(frame), 0) };
    }

    test('speaks telephone audio, and names itself', () => {
      const { id, capabilities } = scene.textToSpeech;
      expect(capabilities.outputs.some(format => isSameFormat(format, TELEPHONE))).toBe(true);
      expect(id).toMatch(new RegExp(`^${subject.provider}(:|$)`));
    });

    test('gives every format it says, as long in each', async () => {
      const lengthsMs: number[] = [];
      for (const format of scene.formats ?? scene.textToSpeech.capabilities.outputs) {
        const { frames, lengthMs } = await speak(scene.textToSpeech, { format });
        expect(frames.length).toBeGreaterThan(0);
        expect(frames.every(frame => isSameFormat(frame, format))).toBe(true);
        expect(frames.every(frame => frame.data.length % bytesPerSample(frame.encoding) === 0)).toBe(true);
        lengthsMs.push(lengthMs);
      }
      // 5 to 40 characters a second are speech.
      for (const lengthMs of lengthsMs) {
        expect(lengthMs).toBeGreaterThan(TEXT.length * 25);
        expect(lengthMs).toBeLessThan(TEXT.length * 200);
        expect(Math.abs(lengthMs - (lengthsMs[0] ?? 0))).toBeLessThan(0.15 * lengthMs);
      }
    });

    test('tells every word in order, within its audio', async () => {
      const { words, lengthMs } = await speak(scene.textToSpeech);
      if (!scene.textToSpeech.capabilities.wordTimes) return expect(words).toEqual([]);
      expect(words.map(({ word }) => plain(word))).toEqual(TEXT.split(' ').map(plain));
      let reachedMs = 0;
      for (const { startMs, endMs } of words) {
        expect(startMs).toBeGreaterThanOrEqual(reachedMs - 1);
        expect(endMs).toBeGreaterThanOrEqual(startMs);
        reachedMs = endMs;
      }
      expect(reachedMs).toBeLessThanOrEqual(lengthMs + 1);
    });

    test('says one thing after the other, and several at a time', async () => {
      const alone = await speak(scene.textToSpeech);
      const together = await Promise.all([
        speak(scene.textToSpeech),
        speak(scene.textToSpeech, { text: 'Yes.' }),
        speak(scene.textToSpeech),
      ]);
      for (const index of [0, 2])
        expect(Math.abs((together[index]?.lengthMs ?? 0) - alone.lengthMs)).toBeLessThan(0.15 * alone.lengthMs);
      expect(together[1]?.lengthMs).toBeLessThan(alone.lengthMs);
    });

    test('ends quietly and at once when aborted, before and in the middle', async () => {
      expect((await speak(scene.textToSpeech, { signal: AbortSignal.abort() })).frames).toEqual([]);
      const abort = new AbortController();
      let abortedAt = Number.POSITIVE_INFINITY;
      await speak(scene.textToSpeech, {
        text: 'Good night, Anna.',
        signal: abort.signal,
        onAudio: () => {
          abortedAt = Math.min(abortedAt, performance.now());
          abort.abort();
        },
      });
      expect(performance.now() - abortedAt).toBeLessThan(PROMPT_MS);
      expect((await speak(scene.textToSpeech)).lengthMs).toBeGreaterThan(0); // and speaks again
    });

    test('says that a key is wrong', async () => {
      if (!scene.farSide) return;
      const speech = speak(scene.farSide.withWrongKey());
      await expect(speech).rejects.toMatchObject({ fault: 'credentials', provider: subject.provider });
    });

    test('says that the service cannot be reached', async () => {
      if (!scene.farSide) return;
      const speech = speak(scene.farSide.unreachable());
      await expect(speech).rejects.toMatchObject({ fault: 'unavailable', provider: subject.provider });
    });

    test('says that the connection broke, and speaks again', async () => {
      if (!scene.farSide) return;
      const voice = scene.farSide.failing('disconnect');
      // Outside of `expect`: it would print all the audio.
      const outcome = await speak(voice, { text: `${TEXT} This is cut off in the middle.` }).then(
        () => 'spoken',
        error => error,
      );
      expect(outcome).toMatchObject({ fault: 'unavailable', provider: subject.provider });
      expect((await speak(voice)).lengthMs).toBeGreaterThan(0);
    });

    test('outlives garbage, or says that it is garbage', async () => {
      if (!scene.farSide) return;
      const outcome = await speak(scene.farSide.failing('garbage')).then(
        ({ frames }) => frames.length > 0,
        error => error.fault,
      );
      expect([true, 'protocol']).toContain(outcome);
    });
  });
}

const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
