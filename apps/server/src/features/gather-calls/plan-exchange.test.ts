import { describe, expect, it } from 'vitest';
import { GatherWebhook, heardIn } from './heard.ts';
import { type ExchangeSituation, planExchange } from './plan-exchange.ts';

const situation: ExchangeSituation = {
  heard: { type: 'nothing' },
  isFirst: false,
  waitsForHello: false,
  waitedSeconds: 0,
  reminders: 0,
  elapsedMs: 60_000,
  maxDurationMs: 600_000,
  turnTaking: { reminderAfterMs: 8_000, maxReminders: 2 },
};
const said = { type: 'said', text: 'A table', confidence: 0.9 } as const;
const plan = (changes: Partial<ExchangeSituation>) => planExchange({ ...situation, ...changes });

describe('an exchange', () => {
  it('begins with the greeting, after a moment for whoever was called', () => {
    expect(plan({ isFirst: true })).toMatchObject({ type: 'respond', input: { type: 'started' }, said: '' });
    const called = { isFirst: true, waitsForHello: true };
    expect(plan(called)).toEqual({ type: 'listen', waitedSeconds: 3, timeoutSeconds: 3 });
    expect(plan({ ...called, waitedSeconds: 3, heard: { ...said, text: 'Hello?' } })).toMatchObject({
      ...{ type: 'respond', input: { type: 'started' }, said: 'Hello?' },
    });
  });

  it('gives words and keys to the dialogue, and forgets reminders', () => {
    expect(plan({ heard: said, reminders: 2 })).toEqual({
      ...{ type: 'respond', input: { type: 'said', text: 'A table' }, said: 'A table', reminders: 0, isLast: false },
    });
    expect(plan({ heard: { type: 'pressed', digits: '12' } })).toMatchObject({
      input: { type: 'pressed', digits: '12' },
      said: '',
    });
  });

  it('waits in parts, reminds, and ends', () => {
    expect(plan({})).toEqual({ type: 'listen', waitedSeconds: 5, timeoutSeconds: 3 });
    const reminded = { input: { type: 'silent', count: 2 }, reminders: 2, isLast: false };
    expect(plan({ waitedSeconds: 5, reminders: 1 })).toMatchObject(reminded);
    expect(plan({ waitedSeconds: 5, reminders: 2 })).toMatchObject({ input: { count: 3 }, isLast: true });
    const hasty = { reminderAfterMs: 2_000, maxReminders: 0 };
    expect(plan({ turnTaking: hasty })).toMatchObject({ type: 'respond', isLast: true });
  });

  it('is the last when the time is over, with what was said', () => {
    expect(plan({ elapsedMs: 600_000, heard: said })).toEqual({ type: 'time-limit', said: 'A table' });
  });
});

describe('what the carrier heard', () => {
  const heard = (fields: Record<string, unknown>) =>
    heardIn(GatherWebhook.parse({ CallSid: 'CA1', To: '+14155550100', ...fields }));

  it('is keys before words before nothing', () => {
    expect(heard({ Digits: '1 2#x', SpeechResult: 'One' })).toEqual({ type: 'pressed', digits: '12#' });
    expect(heard({ Digits: '', SpeechResult: ' One. ', Confidence: '0.7' })).toEqual({
      ...{ type: 'said', text: 'One.', confidence: 0.7 },
    });
    expect(heard({ SpeechResult: '  ' })).toEqual({ type: 'nothing' });
    expect(heard({})).toEqual({ type: 'nothing' });
  });

  it('is taken as it is when the carrier does not say how sure it is, or says nonsense', () => {
    for (const Confidence of ['', 'high', '7', undefined])
      expect(heard({ SpeechResult: 'One', Confidence })).toMatchObject({ type: 'said', confidence: null });
    expect(heard({ SpeechResult: ['One', 'Two'], Digits: 'A' })).toMatchObject({ text: 'One' });
    expect(heard({ Digits: '1'.repeat(500) })).toEqual({ type: 'pressed', digits: '1'.repeat(32) });
  });
});
