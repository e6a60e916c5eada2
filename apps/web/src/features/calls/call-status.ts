import type { CallStatus } from '@frontdesk/contract';

/** Every status and whether the lists can be filtered by it; the short-lived ones before an answer are left out. */
const IS_FILTER: Readonly<Record<CallStatus, boolean>> = {
  queued: false,
  initiated: false,
  ringing: false,
  in_progress: true,
  completed: true,
  no_answer: true,
  busy: true,
  failed: true,
  canceled: true,
};

/** In the order in which they are offered. */
export const FILTER_STATUSES = Object.keys(IS_FILTER)
  .filter(isCallStatus)
  .filter(status => IS_FILTER[status]);

/** The status an address or a form names; undefined for anything else. */
export function callStatusIn(value: unknown): CallStatus | undefined {
  return typeof value === 'string' && isCallStatus(value) ? value : undefined;
}

function isCallStatus(value: string): value is CallStatus {
  return Object.hasOwn(IS_FILTER, value);
}
