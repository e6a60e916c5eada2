import type { CallEvent, Turn } from '@frontdesk/contract';
import type { NewCallCheckpoint, NewCallEvent, NewCallTurn } from './call-records.ts';

/**
 * An event as it is kept. Undefined for what is only shown while the call runs (interim transcripts), for usage, which is
 * added up in the call's own row, and for media faults except the first, second, fourth, eighth … of a kind, so that a broken peer does not fill the journal.
 */
export function toEventRow(
  event: CallEvent,
  place: { readonly callId: string; readonly businessId: string; readonly sequence: number },
): NewCallEvent | undefined {
  if (event.type === 'transcript-interim' || event.type === 'usage') return undefined;
  if (event.type === 'media-fault' && !isPowerOfTwo(event.count)) return undefined;
  return { ...place, type: event.type, atMs: event.atMs, payload: withoutNulCharacters(event) };
}

export function toCheckpointRow(
  event: Extract<CallEvent, { type: 'checkpoint' }>,
  call: { readonly callId: string; readonly businessId: string },
): NewCallCheckpoint {
  const { atMs, state, turnCount, reminders } = event;
  return { ...call, atMs, state: withoutNulCharacters(state) ?? null, turnCount, reminders };
}

export function toTurnRow(turn: Turn, call: { readonly callId: string; readonly businessId: string }): NewCallTurn {
  const { index: turnIndex, speaker, text, startedAtMs, endedAtMs, wasInterrupted, latency } = turn;
  return {
    ...call,
    turnIndex,
    speaker,
    text: text.replaceAll('\u0000', ''),
    startedAtMs,
    endedAtMs,
    wasInterrupted,
    ...latency,
  };
}

function isPowerOfTwo(count: number): boolean {
  return (count & (count - 1)) === 0;
}

/** PostgreSQL keeps no U+0000 in text; a recogniser or a model may still produce one. */
function withoutNulCharacters<Value>(value: Value): Value {
  const text = JSON.stringify(value) ?? '';
  if (!text.includes('\\u0000')) return value;
  return JSON.parse(text, (_key, one) => (typeof one === 'string' ? one.replaceAll('\u0000', '') : one));
}
