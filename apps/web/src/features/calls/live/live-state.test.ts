import type { CallEvent, JournalEntry } from '@frontdesk/contract';
import { expect, test } from 'vitest';
import { liveStateOf } from './live-state.ts';

const journal = (...events: CallEvent[]): JournalEntry[] => events.map((event, sequence) => ({ sequence, event }));

test('a call begins with nothing held, paused or passed on', () => {
  const state = { isHeld: false, isRecordingPaused: false, isTransferring: false };
  expect(liveStateOf({ events: journal({ type: 'call-answered', atMs: 0 }) })).toEqual(state);
  expect(liveStateOf({ events: null })).toEqual(state);
});

test('the last of each pair counts', () => {
  const events = journal(
    { type: 'held', atMs: 1 },
    { type: 'recording-paused', atMs: 2 },
    { type: 'resumed-from-hold', atMs: 3 },
    { type: 'transfer-started', atMs: 4, to: '+14155550123', mode: 'warm' },
  );
  expect(liveStateOf({ events })).toEqual({ isHeld: false, isRecordingPaused: true, isTransferring: true });
});
