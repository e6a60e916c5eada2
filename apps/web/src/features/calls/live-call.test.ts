import type { CallDetail, JournalEntry } from '@frontdesk/contract';
import { expect, test } from 'vitest';
import { afterEntry, isRecordBehind, lastSequence, withHeardEntries, withKnownEnd } from './live-call.ts';

const ringing: CallDetail = {
  id: '0199a000-0000-7000-8000-000000000001',
  businessId: '0199a000-0000-7000-8000-000000000002',
  agentId: null,
  agentName: null,
  contactId: null,
  contactName: null,
  agentVersionId: null,
  phoneNumberId: null,
  direction: 'inbound',
  fromNumber: null,
  toNumber: null,
  status: 'ringing',
  callSid: null,
  streamSid: null,
  retellCallId: null,
  externalId: null,
  dailyRoomUrl: null,
  startedAt: '2026-11-21T10:00:00.000Z',
  answeredAt: null,
  endedAt: null,
  durationSeconds: null,
  forwarded: false,
  forwardedTo: null,
  disposition: null,
  dispositionDetail: '',
  answeredBy: null,
  turnCount: 0,
  latencyP50Ms: null,
  latencyP95Ms: null,
  sentiment: null,
  summary: null,
  success: null,
  usage: null,
  cost: null,
  transcript: [],
  events: [],
  recording: null,
  recordingUrl: null,
  metadata: {},
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
};

const finished = (index: number, text: string): JournalEntry => ({
  sequence: index + 1,
  event: {
    type: 'turn-finished',
    atMs: index * 1000,
    turn: {
      index,
      speaker: 'agent',
      text,
      startedAtMs: index * 1000,
      endedAtMs: index * 1000 + 900,
      wasInterrupted: false,
      latency: null,
    },
  },
});

test('a turn that arrives twice or late is shown once, in its place', () => {
  const call = [finished(1, 'second'), finished(0, 'first'), finished(1, 'second')].reduce(afterEntry, ringing);
  expect(call.transcript?.map(turn => turn.text)).toEqual(['first', 'second']);
});

test('an entry the record already holds is not repeated', () => {
  const entry: JournalEntry = { sequence: 4, event: { type: 'reminder', atMs: 8000, count: 1 } };
  expect(afterEntry(afterEntry(ringing, entry), entry).events).toEqual([entry]);
});

test('an answered call is live', () => {
  const answered = afterEntry(ringing, { sequence: 0, event: { type: 'call-answered', atMs: 0 } });
  expect(answered.status).toBe('in_progress');
});

test('a call whose end was heard is over, whatever its record still says', () => {
  const answered = afterEntry(ringing, { sequence: 0, event: { type: 'call-answered', atMs: 0 } });
  const ended = afterEntry(answered, {
    sequence: 1,
    event: { type: 'call-ended', atMs: 9100, disposition: 'caller_hung_up', detail: '' },
  });
  expect(isRecordBehind(ended)).toBe(true);
  expect(withKnownEnd(ended)).toMatchObject({
    status: 'completed',
    disposition: 'caller_hung_up',
    durationSeconds: 9,
  });
  expect(withKnownEnd(answered)).toBe(answered);
});

test('what was heard stays on screen until the record of a running call tells it too', () => {
  const known = [finished(0, 'first'), finished(1, 'second')].reduce(afterEntry, ringing);
  const behind = afterEntry(ringing, finished(0, 'first'));
  expect(withHeardEntries(behind, known)).toEqual(known);
  const over = { ...behind, status: 'completed' as const };
  expect(withHeardEntries(over, known)).toBe(over);
});

test('a lost channel resumes after the last entry it brought', () => {
  expect(lastSequence(ringing)).toBe(-1);
  expect(lastSequence([finished(0, 'a'), finished(1, 'b')].reduce(afterEntry, ringing))).toBe(2);
});
