import { PhoneNumberE164 } from '@frontdesk/contract';
import type { DialVerb } from '@frontdesk/providers/twilio';
import { callerNumber } from '../routing/withheld-number.ts';

export const DIAL_ENDED_PATH = '/webhooks/twilio/dial-ended';

/** A person's phone rings about six times; then the caller is told that nobody is there. */
const RING_SECONDS = 30;

export interface Dialing {
  readonly to: string;
  readonly from: string | null;
  readonly calledNumber: string | null;
  /** Default 30. */
  readonly ringSeconds?: number;
  /** Where the carrier asks what comes next, below the public address. */
  readonly action?: string;
}

/** Puts the caller through. The person sees the caller's number, or ours when the caller withheld theirs. */
export function dialVerb(publicUrl: string, dialing: Dialing): DialVerb {
  const { to, from, calledNumber, ringSeconds = RING_SECONDS, action = DIAL_ENDED_PATH } = dialing;
  const callerId = callerNumber(from) ?? PhoneNumberE164.safeParse(calledNumber).data;
  return {
    verb: 'dial',
    number: to,
    ...(callerId && { callerId }),
    action: publicUrl + action,
    timeoutSeconds: ringSeconds,
  };
}
