export type CallStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'failed'
  | 'no-answer'
  | 'canceled';

export type TerminalStatus = Exclude<CallStatus, 'queued' | 'ringing' | 'in-progress'>;

/** What a status callback tells of, in the order in which it happens. */
export const CALL_PROGRESS = ['initiated', 'ringing', 'answered', 'completed'] as const;
export type CallProgress = (typeof CALL_PROGRESS)[number];

export function isCallProgress(text: string): text is CallProgress {
  return CALL_PROGRESS.some(event => event === text);
}
