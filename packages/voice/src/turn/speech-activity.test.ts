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
});
