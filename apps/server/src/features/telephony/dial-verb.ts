import { PhoneNumberE164 } from '@frontdesk/contract';
import type { DialVerb } from '@frontdesk/providers/twilio';

export const DIAL_ENDED_PATH = '/webhooks/twilio/dial-ended';

/** A person's phone rings about six times; then the caller is told that nobody is there. */
const RING_SECONDS = 30;

export interface Dialing {
  readonly to: string;
  readonly from: string | null;
  readonly calledNumber: string | null;
}

/** Puts the caller through. The person sees the caller's number, or ours when the caller withheld theirs. */
export function dialVerb(publicUrl: string, { to, from, calledNumber }: Dialing): DialVerb {
  const callerId = [from, calledNumber].find(number => PhoneNumberE164.safeParse(number).success);
  return {
    verb: 'dial',
    number: to,
    ...(callerId && { callerId }),
    action: publicUrl + DIAL_ENDED_PATH,
    timeoutSeconds: RING_SECONDS,
  };
}
