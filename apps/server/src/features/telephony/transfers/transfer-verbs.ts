import type { TwimlVerb } from '@frontdesk/providers/twilio';

/** Somebody who takes a call off the table first needs a moment to hear what they are asked. */
const ANSWER_SECONDS = 8;
/** The longest the carrier keeps two people connected (TwiML <Dial>, `timeLimit`). */
const LONGEST_CALL_SECONDS = 14_400;

export interface AskedPerson {
  readonly businessName: string;
  readonly briefing: string;
  readonly language: string;
  /** Gets the key. */
  readonly answerUrl: string;
}

/** Asks a person, twice, whether they take a caller. A machine presses no key, and is hung up on. */
export function askingVerbs({ businessName, briefing, language, answerUrl }: AskedPerson): readonly TwimlVerb[] {
  const question = 'To take the call, press 1. To decline, press any other key.';
  const ask = (text: string): TwimlVerb => ({
    verb: 'gather',
    input: ['dtmf'],
    action: answerUrl,
    numDigits: 1,
    finishOnKey: '',
    timeoutSeconds: ANSWER_SECONDS,
    prompt: [{ verb: 'say', text, language }],
  });
  const about = `This is a call for ${businessName}. ${briefing}`.trim();
  return [ask(`${about} ${question}`), ask(question), { verb: 'hangup' }];
}

/** Whoever accepted, and then the caller, meet in a room that ends when either of them leaves. */
export function roomVerb(room: string, more: { readonly action?: string } = {}): TwimlVerb {
  return {
    verb: 'dial',
    conference: { name: room, beep: false, endOnExit: true, maxParticipants: 2 },
    timeLimitSeconds: LONGEST_CALL_SECONDS,
    ...more,
  };
}
