import { type AudioFrame, isSameFormat, TELEPHONE, type VoiceActivityDetector } from '@frontdesk/voice';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judgeAll } from './judge-all.ts';
import type { ConformanceSubject } from './subject.ts';
import { silentFrames } from './test-caller.ts';

export interface VoiceActivityDetectorScene {
  readonly voiceActivityDetector: VoiceActivityDetector;
  /** Somebody speaks, in telephone audio, for at least a second. */
  readonly speech: readonly AudioFrame[];
  close(): Promise<void>;
}

/** What every detector of speech promises. */
export function voiceActivityDetectorConformance(subject: ConformanceSubject<VoiceActivityDetectorScene>): void {
  describe(`${subject.title} as a detector of speech`, () => {
    let scene: VoiceActivityDetectorScene;
    beforeAll(async () => {
      scene = await subject.open();
    });
    afterAll(() => scene.close());

    const judge = (frames: readonly AudioFrame[]) => judgeAll(scene.voiceActivityDetector, frames);

    test('judges telephone audio, window by window, without gaps', async () => {
      const { inputs, windowMs } = scene.voiceActivityDetector.capabilities;
      expect(inputs.some(format => isSameFormat(format, TELEPHONE))).toBe(true);
      const frames = [...silentFrames(1000), ...scene.speech];
      const windows = await judge(frames);
      expect(windows.length).toBe(Math.floor((frames.length * 20) / windowMs));
      for (const [index, { startMs, endMs, probability }] of windows.entries()) {
        expect([startMs, endMs]).toEqual([index * windowMs, (index + 1) * windowMs]);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    });

    test('tells speech from silence', async () => {
      const windows = await judge([...silentFrames(1000), ...scene.speech, ...silentFrames(1000)]);
      const speaking = windows.filter(({ probability }) => probability >= 0.5);
      expect(speaking.length).toBeGreaterThan(5);
      expect(speaking[0]?.startMs).toBeGreaterThan(900);
      expect(speaking.at(-1)?.endMs).toBeLessThan(1100 + scene.speech.length * 20);
    });

    test('calls at the same time are judged as if alone', async () => {
      const alone = await judge(scene.speech);
      const [first, , third] = await Promise.all([judge(scene.speech), judge(silentFrames(500)), judge(scene.speech)]);
      for (const windows of [first, third])
        for (const [index, { probability }] of alone.entries())
          expect(windows?.[index]?.probability).toBeCloseTo(probability, 2);
    });

    test('tells nothing any more once it is closed', async () => {
      const { windowMs } = scene.voiceActivityDetector.capabilities;
      let told = 0;
      let windows = 0;
      const tell = () => void told++;
      const onWindow = () => {
        told++;
        windows++;
      };
      const detection = scene.voiceActivityDetector.open({ onWindow, onSound: tell, onFailure: tell });
      for (const frame of scene.speech) detection.hear(frame);
      detection.close();
      detection.close();
      const before = told;
      for (const frame of scene.speech) detection.hear(frame);
      // Whoever is heard after it has their windows; by then those of the closed one would have come.
      await judge(scene.speech);
      expect(told).toBe(before);
      expect(windows).toBeLessThan((scene.speech.length * 20) / windowMs);
    });
  });
}
