import type { AgentConfig, CallDirection } from '@frontdesk/contract';

/** What a caller hears first when a broken line works again. */
export const CUT_OFF = "I'm sorry, we got cut off for a moment.";
/** What a caller hears when they come back from a transfer. */
export const NOBODY_FREE = "I'm sorry, nobody can take your call right now.";
export const COULD_NOT_REACH = "I'm sorry, I couldn't put you through.";
/** Whoever asked for a person hears this before they are put through. */
export const PUTTING_THROUGH = "Of course. I'm putting you through.";
export const FAREWELL = 'Thank you for calling. Goodbye!';
/** The last words to somebody who says nothing. */
export const CANNOT_HEAR = "I can't hear anyone, so I'll hang up now. Please call again. Goodbye.";

/** Asks for the count-th time whether somebody is there. */
export function reminderLine(count: number): string {
  return count === 1 ? 'Are you still there?' : 'Hello? I can still help you.';
}

type Openings = Pick<AgentConfig, 'greeting' | 'outboundGreeting' | 'recordingEnabled' | 'recordingConsent'>;

/** The first words of a call, in order: what the law may ask for before a recording, and the greeting. */
export function openingLines(
  { greeting, outboundGreeting, recordingEnabled, recordingConsent }: Openings,
  direction: CallDirection,
  render: (template: string) => string,
): string[] {
  const consent = recordingEnabled && recordingConsent ? render(recordingConsent) : '';
  const outbound = direction === 'outbound' && outboundGreeting ? render(outboundGreeting) : '';
  return [consent, outbound || render(greeting)].filter(line => line !== '');
}
