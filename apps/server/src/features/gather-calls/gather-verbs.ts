import type { SpokenVerb, TwimlVerb } from '@frontdesk/providers/twilio';
import { partiesOf } from '../telephony/answered-call.ts';
import { dialVerb } from '../telephony/dial-verb.ts';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { type GatherPlace, gatherUrl } from './gather-place.ts';
import type { GatheredCall } from './gathered-call.ts';
import { hintsOf } from './hints.ts';
import type { Ending } from './reply.ts';

export interface Listening {
  readonly call: GatheredCall;
  /** What the carrier asks with what it heard. */
  readonly next: GatherPlace;
  /** Heard meanwhile. */
  readonly prompt: readonly SpokenVerb[];
  readonly timeoutSeconds: number;
}

/** Listens to the caller: for words and for keys. */
export function listenVerb(context: TelephonyContext, { call, next, prompt, timeoutSeconds }: Listening): TwimlVerb {
  const { snapshot } = call;
  const { language, turnTaking } = snapshot.agent.config;
  return {
    verb: 'gather',
    input: ['speech', 'dtmf'],
    action: gatherUrl(context, next, context.clock.wallTime().getTime()),
    prompt,
    bargeIn: turnTaking.canBargeIn,
    timeoutSeconds,
    actionOnEmptyResult: true,
    speechTimeoutSeconds: 'auto',
    language,
    hints: hintsOf(snapshot),
    // Names are not to be starred out.
    profanityFilter: false,
  };
}

/** Ends the call, or puts the caller through. On a call that we placed, the carrier lets only our number be shown. */
export function endVerbs(
  { publicUrl }: Pick<TelephonyContext, 'publicUrl'>,
  call: GatheredCall,
  ending: Ending,
): readonly TwimlVerb[] {
  const { disposition, transferTo } = ending;
  const { language } = call.snapshot.agent.config;
  const hangUp: readonly TwimlVerb[] = [{ verb: 'hangup' }];
  if (disposition === 'failed') return [{ verb: 'say', text: 'Please call again. Goodbye.', language }, ...hangUp];
  if (transferTo === null) return hangUp;
  const { theirNumber, ourNumber } = partiesOf(call);
  const from = call.direction === 'outbound' ? null : theirNumber;
  return [dialVerb(publicUrl, { to: transferTo, from, calledNumber: ourNumber })];
}
