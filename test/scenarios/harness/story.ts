import type { PlacedCall } from '@frontdesk/emulators';
import type { CallRecord } from '../../../scripts/call/operator-api.ts';
import { clock, outcomeText, seconds, turnLine } from '../../../scripts/call/report.ts';

/** A call as both sides lived it, for whoever looks into why a scenario failed. */
export function callStory(call: PlacedCall, record: CallRecord): string {
  const said = call.timings.map(({ words, speechStartMs, latencyMs }) => {
    const answer = latencyMs === null ? 'no answer' : `answered after ${seconds(latencyMs)}`;
    return `${clock(speechStartMs)}  said: ${words} (${answer})`;
  });
  const kept = (record.transcript ?? []).map(turn => turnLine(turn));
  const faults = call.events.flatMap(event => (event.type === 'fault' ? [`fault ${event.code}: ${event.detail}`] : []));
  const end = `${outcomeText(call.outcome)}; record: ${record.status}, ${record.disposition}`;
  return [`The caller (${record.from_number})`, ...said, 'The record', ...kept, ...faults, end].join('\n');
}
