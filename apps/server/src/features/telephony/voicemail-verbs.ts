import type { VoicemailAction } from '@frontdesk/contract';
import type { TwimlVerb } from '@frontdesk/providers/twilio';

/** Asked what comes next when the caller has finished. */
export const VOICEMAIL_ENDED_PATH = '/webhooks/twilio/voicemail-ended';
/** Told when the recording can be fetched. */
export const VOICEMAIL_PATH = '/webhooks/twilio/voicemail';

/** Silence that ends a message: people think between two sentences. */
const SILENCE_SECONDS = 6;

export interface VoicemailPrompt {
  readonly businessName: string;
  readonly language: string | undefined;
  readonly publicUrl: string;
  /** The call's place, signed. */
  readonly place: string;
}

/** Asks the caller to speak after the tone. The message ends at `#`, at a long silence, at its limit, or by hanging up. */
export function voicemailVerbs(action: VoicemailAction, prompt: VoicemailPrompt): TwimlVerb[] {
  const { businessName, language, publicUrl, place } = prompt;
  const say = (text: string): TwimlVerb => ({ verb: 'say', text, ...(language && { language }) });
  const query = `?place=${place}`;
  return [
    say(action.greeting ?? standardGreeting(businessName)),
    {
      verb: 'record',
      action: publicUrl + VOICEMAIL_ENDED_PATH + query,
      recordingStatusCallback: publicUrl + VOICEMAIL_PATH + query,
      recordingStatusCallbackEvents: ['completed', 'absent'],
      maxSeconds: action.maxSeconds,
      timeoutSeconds: SILENCE_SECONDS,
      finishOnKey: '#',
      playBeep: true,
      trim: 'do-not-trim',
    },
    // Reached only where the carrier heard nothing at all.
    say('We did not hear a message. Goodbye.'),
    { verb: 'hangup' },
  ];
}

function standardGreeting(businessName: string): string {
  return `Thank you for calling ${businessName}. We cannot take your call right now. Please leave a message after the tone; it will be recorded. Press the pound key when you are done.`;
}
