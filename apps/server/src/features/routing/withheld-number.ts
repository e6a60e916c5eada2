import { PhoneNumberE164 } from '@frontdesk/contract';

/** What Twilio sends for callers who hide: ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN and UNAVAILABLE on a keypad. */
const SPELLED_OUT = new Set(['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253']);

/** The number a call comes from; null when it is withheld, or none (a SIP address, a word). */
export function callerNumber(from: string | null): string | null {
  const number = PhoneNumberE164.safeParse(from).data;
  return number === undefined || SPELLED_OUT.has(number) ? null : number;
}
