import { describe, expect, it } from 'vitest';
import { SPEECH_ACTIVITY, SpeechActivity } from './speech-activity.ts';

/** One digit a 32 ms window: probability in tenths. */
function events(windows: string) {
  const activity = new SpeechActivity({ ...SPEECH_ACTIVITY, sustainedMs: 160 });
  return [...windows].flatMap((digit, index) => {
    const event = activity.observe({ startMs: index * 32, endMs: (index + 1) * 32, probability: Number(digit) / 10 });
    return event ? [event] : [];
  });
}

describe('speech activity', () => {
  it('dates speech from its first window to its last', () => {
    expect(events('00999999900000000')).toEqual([
      { type: 'speech-started', audioMs: 64 },
      { type: 'speech-sustained', audioMs: 224 },
      { type: 'speech-stopped', audioMs: 288 },
    ]);
  });

  it('ignores a click and bridges the gap between two words', () => {
    expect(events('0900000900000')).toEqual([]);
    expect(events('099990000099990000000').filter(event => event.type === 'speech-stopped')).toHaveLength(1);
  });

  it('a sound shorter than meant speech is never sustained', () => {
    expect(events('09999000000000').map(event => event.type)).toEqual(['speech-started', 'speech-stopped']);
  });

  describe('where the detector tells sound from noise', () => {
    /** The windows of a sound from `startMs` to `endMs`, one digit each, and what they come to; told of the sound after each frame, or not. */
    function heard(windows: string, startMs: number, endMs: number, framesMs?: number) {
      const activity = new SpeechActivity({ ...SPEECH_ACTIVITY, sustainedMs: 160 });
      const told: { type: string; audioMs: number; seenMs: number }[] = [];
      for (let atMs = 4; atMs <= windows.length * 32; atMs += 4) {
        const sound = atMs < startMs ? { startMs: 0, endMs: 0 } : { startMs, endMs: Math.min(atMs, endMs) };
        const frame = framesMs !== undefined && atMs % framesMs === 0 && activity.hear(sound, atMs);
        if (frame) told.push({ ...frame, seenMs: atMs });
        if (atMs % 32 !== 0) continue;
        const probability = Number(windows[atMs / 32 - 1]) / 10;
        const window = activity.observe({ startMs: atMs - 32, endMs: atMs, probability, sound });
        if (window) told.push({ ...window, seenMs: atMs });
      }
      return told;
    }

    it('speech ends with its last sound, whatever the model still believes', () => {
      const told = heard('0999999998765999999', 32, 252);
      expect(told.at(-1)).toEqual({ type: 'speech-stopped', audioMs: 252, seenMs: 448 });
    });

    it('speech began with the sound that led to it, but not long before it was heard as speech', () => {
      const [started, sustained] = heard('000999999', 40, 1000);
      expect(started).toMatchObject({ type: 'speech-started', audioMs: 40 });
      expect(sustained).toMatchObject({ type: 'speech-sustained', seenMs: 224 });
      expect(heard('00000000099', 4, 1000)[0]).toMatchObject({ audioMs: 288 - 96 });
    });

    it('is told frame by frame that speech lasts and that it has paused, before the windows are judged', () => {
      expect(heard('09999999987650000', 40, 252, 20)).toEqual([
        { type: 'speech-started', audioMs: 40, seenMs: 96 },
        { type: 'speech-sustained', audioMs: 200, seenMs: 200 },
        { type: 'speech-stopped', audioMs: 252, seenMs: 440 },
      ]);
    });
  });
});
