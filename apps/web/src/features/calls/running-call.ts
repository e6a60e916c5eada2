import type { CallStatus, CallSummary } from '@frontdesk/contract';

const RUNNING: readonly CallStatus[] = ['queued', 'initiated', 'ringing', 'in_progress'];

export function isRunning(call: Pick<CallSummary, 'status'>): boolean {
  return RUNNING.includes(call.status);
}

/** The other end of the line: who called, or who was called. */
export function otherParty(call: Pick<CallSummary, 'direction' | 'fromNumber' | 'toNumber'>): string | null {
  return call.direction === 'outbound' ? call.toNumber : call.fromNumber;
}
