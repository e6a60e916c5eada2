import { describe, expect, it } from 'vitest';
import { snapshotWith } from '../testing/scripted-call.ts';
import { fixedLines } from './fixed-lines.ts';

describe('fixed lines', () => {
  it('are the sentences every call has alike, cut as synthesis is asked for them', () => {
    const snapshot = snapshotWith(
      {
        greeting: 'Hello, this is {{business.name}}.',
        flow: {
          start: 'ask',
          nodes: [
            {
              type: 'ask',
              id: 'ask',
              slots: [{ name: 'name', kind: 'name', prompt: 'May I have your name?' }],
              confirm: 'So you are {{slots.name}}. Is that right?',
              next: 'end',
              onFailure: 'end',
            },
            { type: 'end', id: 'end', disposition: 'agent_ended', text: 'Goodbye.' },
          ],
        },
      },
      null,
    );
    const lines = fixedLines(snapshot, new Date('2026-11-20T18:00:00Z'));
    expect(lines).toEqual(
      expect.arrayContaining([
        'Hello,',
        'this is Test.',
        'May I have your name?',
        'Is that right?',
        'Goodbye.',
        'Sure,',
      ]),
    );
    expect(lines.join(' ')).not.toMatch(/So you are|undefined|\{\{/);
    expect(new Set(lines).size).toBe(lines.length);
  });
});
