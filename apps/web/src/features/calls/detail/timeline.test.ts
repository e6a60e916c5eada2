import type { Turn } from '@frontdesk/contract';
import { expect, test } from 'vitest';
import { toTimeline, turnAt } from './timeline.ts';

function turn(index: number, startedAtMs: number, speaker: Turn['speaker'] = 'agent'): Turn {
  const endedAtMs = startedAtMs + 900;
  return { index, speaker, text: 'words', startedAtMs, endedAtMs, wasInterrupted: false, latency: null };
}

test('events stand where they happened between the turns', () => {
  const timeline = toTimeline(
    [turn(0, 0), turn(1, 2000, 'caller')],
    [
      { sequence: 2, event: { type: 'call-ended', atMs: 5000, disposition: 'agent_ended', detail: '' } },
      { sequence: 1, event: { type: 'barge-in', atMs: 1900, heardText: 'wor' } },
      { sequence: 0, event: { type: 'call-answered', atMs: 0 } },
    ],
  );
  expect(timeline.map(entry => (entry.kind === 'turn' ? entry.turn.index : entry.event.type))).toEqual([
    'call-answered',
    0,
    'barge-in',
    1,
    'call-ended',
  ]);
});

test('a barge-in stands before the words it was noticed in', () => {
  const timeline = toTimeline(
    [turn(0, 0), turn(1, 800, 'caller')],
    [{ sequence: 0, event: { type: 'barge-in', atMs: 1040, heardText: 'wor' } }],
  );
  expect(timeline.map(entry => entry.kind)).toEqual(['turn', 'event', 'turn']);
});

test('talk is not shown twice when the journal repeats it', () => {
  const spoken = turn(0, 0);
  const timeline = toTimeline([spoken], [{ sequence: 0, event: { type: 'turn-finished', atMs: 900, turn: spoken } }]);
  expect(timeline).toHaveLength(1);
});

test('a command is not shown beside its effect', () => {
  const timeline = toTimeline(
    [],
    [
      { sequence: 0, event: { type: 'commanded', atMs: 100, command: 'hold' } },
      { sequence: 1, event: { type: 'held', atMs: 101 } },
      { sequence: 2, event: { type: 'commanded', atMs: 200, command: 'say' } },
    ],
  );
  expect(timeline.map(entry => entry.kind === 'event' && entry.event.type)).toEqual(['held', 'commanded']);
});

test('the turn at a position is the last one begun', () => {
  const turns = [turn(0, 100), turn(1, 2000)];
  expect(turnAt(turns, 50)).toBeUndefined();
  expect(turnAt(turns, 1999)).toBe(0);
  expect(turnAt(turns, 9000)).toBe(1);
});
