import type { CallStatus, CarrierCallStatus, VoiceAgentCallQuery } from '@frontdesk/contract';

/** A status as the carrier spells it, `in-progress`. */
export function toCarrierStatus(status: CallStatus): CarrierCallStatus {
  if (status === 'in_progress') return 'in-progress';
  return status === 'no_answer' ? 'no-answer' : status;
}

/** Understands both spellings. */
export function fromCarrierStatus(status: NonNullable<VoiceAgentCallQuery['status']>): CallStatus {
  if (status === 'in-progress') return 'in_progress';
  return status === 'no-answer' ? 'no_answer' : status;
}
