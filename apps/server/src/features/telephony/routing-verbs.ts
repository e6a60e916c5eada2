import type { CallSnapshot } from '@frontdesk/contract';
import type { TwimlVerb } from '@frontdesk/providers/twilio';
import { agentVerb } from '../gather-calls/agent-verb.ts';
import type { AnyOutcome } from '../routing/outcomes-in.ts';
import { DIAL_ENDED_PATH, dialVerb } from './dial-verb.ts';
import { menuVerbs } from './keypad-menu-verbs.ts';
import { type RoutingPlace, signPlace } from './routing-place.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { voicemailVerbs } from './voicemail-verbs.ts';

/** Asked what comes next when a person was rung by a rule that says what happens if nobody answers. */
export const FORWARD_ENDED_PATH = '/webhooks/twilio/forward-ended';

/** A call that was decided, and where it is in the rule that has it. */
export interface DecidedCall {
  readonly callId: string;
  readonly callSid: string;
  /** As the carrier sent them. */
  readonly from: string;
  readonly to: string;
  readonly businessName: string;
  /** The number's own agent's, in which callers are spoken to. */
  readonly language: string | undefined;
  readonly isRecorded: boolean;
  readonly place: RoutingPlace;
  /** Who answers, where it is an agent. */
  readonly snapshot: CallSnapshot | null;
}

/** What the carrier is told to do with a call. */
export async function verbsFor(
  context: TelephonyContext,
  call: DecidedCall,
  outcome: AnyOutcome,
): Promise<TwimlVerb[]> {
  const { publicUrl, secretKey, clock } = context;
  const { callId, callSid, from, to, language, isRecorded, snapshot } = call;
  const place = signPlace(secretKey, call.place, clock.wallTime().getTime());
  switch (outcome.type) {
    case 'agent':
      if (!snapshot) throw new Error('A call without an agent cannot be connected to one.');
      return [
        await agentVerb(context, {
          callId,
          callSid,
          direction: 'inbound',
          from: from || null,
          to,
          snapshot,
          isRecorded,
        }),
      ];
    case 'message':
      return farewell(outcome.text, language);
    case 'reject':
      return [{ verb: 'reject', reason: outcome.reason }];
    case 'voicemail':
      return voicemailVerbs(outcome, { businessName: call.businessName, language, publicUrl, place });
    case 'menu':
      return menuVerbs(outcome, { publicUrl, language, place });
    case 'repeat':
      throw new Error('What a caller hears again is the menu they are at.');
    case 'forward': {
      const action = outcome.whenUnanswered ? `${FORWARD_ENDED_PATH}?place=${place}` : DIAL_ENDED_PATH;
      return [
        dialVerb(publicUrl, { to: outcome.to, from, calledNumber: to, ringSeconds: outcome.ringSeconds, action }),
      ];
    }
  }
}

export function farewell(text: string, language?: string): TwimlVerb[] {
  return [{ verb: 'say', text, ...(language && { language }) }, { verb: 'hangup' }];
}
