import type { CallDetail, CallEvent } from '@frontdesk/contract';

/** How the line stands, as the journal tells it. */
export interface LiveState {
  readonly isHeld: boolean;
  readonly isRecordingPaused: boolean;
  /** The other end is being passed on. */
  readonly isTransferring: boolean;
}

export function liveStateOf({ events }: Pick<CallDetail, 'events'>): LiveState {
  const last = (...types: CallEvent['type'][]) =>
    (events ?? []).map(({ event }) => event.type).findLast(type => types.includes(type));
  return {
    isHeld: last('held', 'resumed-from-hold') === 'held',
    isRecordingPaused: last('recording-paused', 'recording-resumed') === 'recording-paused',
    isTransferring: last('transfer-started', 'transfer-failed') === 'transfer-started',
  };
}
