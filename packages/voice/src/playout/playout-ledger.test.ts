import { describe, expect, it } from 'vitest';
import { PlayoutLedger } from './playout-ledger.ts';

describe('playout ledger', () => {
  it('counts whole words by the share of the audio that was played', () => {
    const ledger = new PlayoutLedger();
    ledger.begin('one two three four', 1000);
    ledger.addAudio(1800, 1000);
    expect(ledger.heardText(1000)).toBe('');
    expect(ledger.heardText(1900)).toBe('one two');
    expect(ledger.heardText(2800)).toBe('one two three four');
  });

  it('plays pieces one after the other, and later when the voice was late', () => {
    const ledger = new PlayoutLedger();
    ledger.begin('First.', 0);
    ledger.addAudio(1000, 0);
    ledger.begin('Second.', 100);
    ledger.addAudio(1000, 3000);
    expect(ledger.endsAtMs).toBe(4000);
    expect(ledger.heardText(2900)).toBe('First.');
    expect(ledger.heardText(4000)).toBe('First. Second.');
  });

  it('believes a mark over the clock, and word times over even speech', () => {
    const ledger = new PlayoutLedger();
    ledger.begin('Quick.', 0);
    ledger.addAudio(5000, 0);
    ledger.markReached(0);
    ledger.begin('slow start', 0);
    ledger.addAudio(1000, 0);
    ledger.addWordTimes([
      { word: 'slow', startMs: 0, endMs: 900 },
      { word: 'start', startMs: 900, endMs: 1000 },
    ]);
    expect(ledger.heardText(5900)).toBe('Quick. slow');
  });
});
