import type { CallDetail, JournalEntry, Turn } from '@frontdesk/contract';
import { isRunning } from './running-call.ts';

/** The call after something happened on it. Hearing of the same thing twice changes nothing. */
export function afterEntry(call: CallDetail, entry: JournalEntry): CallDetail {
  const { event } = entry;
  if (entry.sequence === null) return call;
  const heard = { ...call, events: withEntry(call.events ?? [], entry) };
  switch (event.type) {
    case 'turn-finished':
      return { ...heard, transcript: withTurn(call, event.turn) };
    case 'call-answered':
      // The journal is told from its beginning, also of a call that is over.
      return call.endedAt === null ? { ...heard, status: 'in_progress' } : heard;
    default:
      return heard;
  }
}

function withTurn({ transcript, answeredAt, startedAt }: CallDetail, turn: Turn): CallDetail['transcript'] {
  const mediaBeganAtMs = Date.parse(answeredAt ?? startedAt);
  const timed = { ...turn, startedAt: new Date(mediaBeganAtMs + turn.startedAtMs).toISOString() };
  const others = (transcript ?? []).filter(known => known.index !== turn.index);
  return [...others, timed].sort((a, b) => a.index - b.index);
}

function withEntry(journal: JournalEntry[], entry: JournalEntry): JournalEntry[] {
  return journal.some(known => known.sequence === entry.sequence) ? journal : [...journal, entry];
}

/** The record with what its live channel already told; a running call's journal may be written a little later. */
export function withHeardEntries(record: CallDetail, known: CallDetail | undefined): CallDetail {
  if (!isRunning(record) || record.events === null) return record;
  return (known?.events ?? []).filter(entry => !holds(record, entry)).reduce(afterEntry, record);
}

function holds(call: CallDetail, { sequence }: JournalEntry): boolean {
  return call.events?.some(entry => entry.sequence === sequence) === true;
}

/**
 * The call as it is known from record and journal together: the journal tells of the end a moment before the record
 * does.
 */
export function withKnownEnd(call: CallDetail): CallDetail {
  const end = endOf(call);
  if (!end || !isRunning(call)) return call;
  return { ...call, status: 'completed', disposition: end.disposition, durationSeconds: Math.round(end.atMs / 1000) };
}

/** The record does not yet tell all that the journal knows. */
export function isRecordBehind(call: CallDetail): boolean {
  return isRunning(call) && endOf(call) !== undefined;
}

function endOf({ events }: CallDetail) {
  return events?.map(({ event }) => event).find(event => event.type === 'call-ended');
}

/** The last journal entry the record holds, to resume after; -1 for none. */
export function lastSequence(call: CallDetail | undefined): number {
  return Math.max(-1, ...(call?.events ?? []).map(entry => entry.sequence ?? -1));
}
