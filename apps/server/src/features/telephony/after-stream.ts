import type { Disposition } from '@frontdesk/contract';
import type { TwimlVerb } from '@frontdesk/providers/twilio';
import { DIAL_ENDED_PATH, dialVerb } from './dial-verb.ts';
import { roomVerb } from './transfers/transfer-verbs.ts';

/** How an agent's part of a call went, as far as the caller's next step depends on it. */
export interface StreamEnding {
  readonly disposition: Disposition | null;
  readonly transferTo: string | null;
  /** The room where whoever accepted a warm transfer waits for the caller; null for any other ending. */
  readonly handOver: string | null;
  readonly forwardingNumber: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly language: string | undefined;
}

/**
 * What the carrier does once a media stream is over: rings the person the agent promised, hangs up after a normal end,
 * and does not leave a caller alone whose call broke.
 */
export function verbsAfterStream(publicUrl: string, ending: StreamEnding): TwimlVerb[] {
  const { disposition, transferTo, handOver, forwardingNumber, from, to, language } = ending;
  const say = (text: string): TwimlVerb => ({ verb: 'say', text, ...(language && { language }) });
  if (handOver) return [roomVerb(handOver, { action: publicUrl + DIAL_ENDED_PATH })];
  if (transferTo) return [dialVerb(publicUrl, { to: transferTo, from, calledNumber: to })];
  const isBroken = disposition === null || disposition === 'failed' || disposition === 'interrupted';
  if (!isBroken) return [{ verb: 'hangup' }];
  if (!forwardingNumber || forwardingNumber === to)
    return [say('I am sorry, something went wrong on our side. Please call again. Goodbye.'), { verb: 'hangup' }];
  return [
    say('I am sorry, something went wrong on our side. I am putting you through.'),
    dialVerb(publicUrl, { to: forwardingNumber, from, calledNumber: to }),
  ];
}

/** What the caller hears once the person's phone was rung. */
export function verbsAfterDial(dialStatus: string): TwimlVerb[] {
  if (dialStatus === 'completed' || dialStatus === 'answered') return [{ verb: 'hangup' }];
  return [
    { verb: 'say', text: 'I am sorry, nobody can take your call right now. Please try again later. Goodbye.' },
    { verb: 'hangup' },
  ];
}
