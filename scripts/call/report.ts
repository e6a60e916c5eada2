import type { CallOutcome, PlacedCall } from '@frontdesk/emulators';
import type { CallRecord, ReservationRecord, TranscriptTurn } from './operator-api.ts';

/** One turn as a line: when, who, what, and for an answer where its time went. */
export function turnLine(turn: TranscriptTurn): string {
  const speaker = turn.speaker === 'agent' ? 'Agent ' : 'Caller';
  const cut = turn.was_interrupted ? ' —' : '';
  return `${clock(turn.started_at_ms)}  ${speaker}  ${turn.text}${cut}${latencySplit(turn.latency)}`;
}

const STAGES = [
  ['endpointing_ms', 'endpointing'],
  ['stt_ms', 'recognition'],
  ['dialogue_ms', 'dialogue'],
  ['tool_ms', 'tools'],
  ['tts_ms', 'voice'],
] as const;

function latencySplit(latency: TranscriptTurn['latency']): string {
  const total = latency?.total_ms;
  if (!latency || total === null || total === undefined) return '';
  const stages = STAGES.flatMap(([key, name]) => (latency[key] ? [`${name} ${Math.round(latency[key])}`] : []));
  return `\n               ${seconds(total)} to answer (${stages.join(', ')} ms)`;
}

/** Everything known once the call is over. */
export function callReport(call: PlacedCall, record: CallRecord, reservations: readonly ReservationRecord[]): string {
  const measured = call.timings.flatMap(timing => timing.latencyMs ?? []).sort((a, b) => a - b);
  const rows: [string, string][] = [
    ['Call', `${record.id} (${record.status})`],
    ['Ended', `${record.disposition ?? outcomeText(call.outcome)}, ${record.duration_seconds ?? '?'} s`],
    ['Latency', `p50 ${orNone(record.latency_p50_ms)}, p95 ${orNone(record.latency_p95_ms)} as the server saw it`],
    ['', `p50 ${orNone(percentile(measured, 0.5))}, p95 ${orNone(percentile(measured, 0.95))} as heard on the line`],
    ...reservations.map((reservation): [string, string] => ['Reservation', reservationText(reservation)]),
  ];
  if (record.forwarded_to) rows.push(['Put through', record.forwarded_to]);
  const faults = call.events.filter(event => event.type === 'fault');
  for (const fault of faults) rows.push(['Fault', `${fault.code} ${fault.detail}`]);
  return rows.map(([name, value]) => `${name.padEnd(13)}${value}`).join('\n');
}

export function outcomeText(outcome: CallOutcome): string {
  switch (outcome.type) {
    case 'caller-hung-up':
      return 'the caller hung up';
    case 'far-side-hung-up':
      return 'the agent hung up';
    case 'dialed':
      return `put through to ${outcome.number}`;
    case 'rejected':
      return `rejected (${outcome.reason})`;
    case 'failed':
      return `failed: ${outcome.detail} (Twilio error ${outcome.code})`;
  }
}

function reservationText(reservation: ReservationRecord): string {
  const { confirmation_code: code, guest_name: name, party_size: size, date, time, table_name: table } = reservation;
  return `${code}: ${name}, party of ${size}, ${date} at ${time}, ${table}`;
}

/** Nearest-rank percentile of sorted values; null when there are none. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

export function clock(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function orNone(ms: number | null): string {
  return ms === null ? 'none' : seconds(ms);
}
