import { type TwimlVerb, twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { calls } from '../../db/schema/index.ts';
import { UNANSWERED } from '../routing/outcomes-in.ts';
import { chooseInMenu } from './keypad-menu-choice.ts';
import { MENU_PATH } from './keypad-menu-verbs.ts';
import { currentOutcome, type RoutedCall, sendOn } from './routed-call.ts';
import type { RoutingPlace } from './routing-place.ts';
import { FORWARD_ENDED_PATH, farewell } from './routing-verbs.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { fieldsOf } from './twilio-webhook.ts';
import { registerVoicemailWebhooks } from './voicemail-webhooks.ts';
import { DialEndedWebhook, VoiceWebhook } from './webhook-fields.ts';
import { placeOf } from './webhook-place.ts';
import { withinMs } from './within.ts';

const LOOKUP_LIMIT_MS = 1_000;
const HANGUP: readonly TwimlVerb[] = [{ verb: 'hangup' }];
const MenuWebhook = VoiceWebhook.extend({ Digits: z.string().max(8).catch('') });
const ForwardEndedWebhook = VoiceWebhook.extend(DialEndedWebhook.shape);

/** What the carrier asks while a rule has a call: at a keypad menu, after a forward, around a voicemail. */
export function registerRoutingWebhooks(scope: FastifyInstance, context: TelephonyContext): void {
  const route = <Schema extends z.ZodType<{ readonly CallSid: string }>>(
    url: string,
    schema: Schema,
    answer: (webhook: z.infer<Schema>, place: RoutingPlace) => Promise<readonly TwimlVerb[]>,
  ) =>
    scope.post(url, { schema: { hide: true } }, async (request, reply) => {
      const webhook = schema.safeParse(fieldsOf(request)).data;
      const place = webhook && placeOf(context, request, webhook.CallSid);
      if (!webhook || !place)
        return reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
      return reply.type('text/xml; charset=utf-8').send(twiml(...(await answer(webhook, place))));
    });
  route(MENU_PATH, MenuWebhook, (webhook, place) => afterKey(context, webhook, place));
  route(FORWARD_ENDED_PATH, ForwardEndedWebhook, (webhook, place) => afterForward(context, webhook, place));
  registerVoicemailWebhooks(scope, context);
}

async function afterKey(
  context: TelephonyContext,
  webhook: z.infer<typeof MenuWebhook>,
  place: RoutingPlace,
): Promise<readonly TwimlVerb[]> {
  const call = await findRouted(context, webhook, place);
  // Asked again about a call that has left its menus, or is over.
  if (!call || (await hasLeft(context, call))) return HANGUP;
  const current = currentOutcome(call);
  if (current.outcome.type !== 'menu' || current.place !== place)
    return sendOn(context, call, { ...current, reason: 'menu' });
  const choice = chooseInMenu(current.outcome, place, webhook.Digits);
  const isSame = choice.place.steps.length === place.steps.length;
  const metadata = isSame ? {} : { menu: { steps: choice.place.steps, chosen: choice.label } };
  return sendOn(context, call, { outcome: choice.outcome, place: choice.place, reason: 'menu', metadata });
}

async function afterForward(
  context: TelephonyContext,
  webhook: z.infer<typeof ForwardEndedWebhook>,
  place: RoutingPlace,
): Promise<readonly TwimlVerb[]> {
  const { DialCallStatus: status, DialCallDuration: seconds } = webhook;
  const metadata = { transfer: { status, duration_seconds: seconds ?? null } };
  const call = await findRouted(context, webhook, place);
  const current = call && currentOutcome(call);
  const forward = current?.outcome.type === 'forward' ? current.outcome : undefined;
  const isAnswered = status === 'completed' || status === 'answered';
  if (isAnswered || !call || !current || !forward?.whenUnanswered) {
    context.records.addChange(place.callId, {
      status: 'completed',
      endedAt: context.clock.wallTime(),
      fallbackDisposition: isAnswered ? 'transferred' : 'refused',
      ...(isAnswered && forward && { forwardedTo: forward.to }),
      metadata,
    });
    return isAnswered ? HANGUP : farewell('I am sorry, nobody can take your call right now. Goodbye.');
  }
  const { whenUnanswered } = forward;
  if (whenUnanswered.type === 'agent' && (await hasLeft(context, call))) return HANGUP;
  const next = { ...current.place, steps: [...current.place.steps, UNANSWERED], count: place.count + 1 };
  return sendOn(context, call, { outcome: whenUnanswered, place: next, reason: 'unanswered', metadata });
}

async function findRouted(
  { targets, logger }: TelephonyContext,
  webhook: VoiceWebhook,
  place: RoutingPlace,
): Promise<RoutedCall | undefined> {
  try {
    const target = await targets.find(webhook.To, webhook.From);
    return target ? { webhook, place, target } : undefined;
  } catch (error) {
    logger.error({ callSid: webhook.CallSid, err: error }, 'A call went on that could not be looked up.');
    return undefined;
  }
}

/** Whether the call is past being routed; what cannot be found out is not. */
async function hasLeft({ database, targets }: TelephonyContext, { place, target }: RoutedCall): Promise<boolean> {
  if (target.isLastKnown) return false;
  try {
    const query = database.db
      .select({ status: calls.status, endedAt: calls.endedAt, disposition: calls.disposition })
      .from(calls)
      .where(eq(calls.id, place.callId));
    const [row] = await withinMs(LOOKUP_LIMIT_MS, query.execute());
    return row !== undefined && (row.status !== 'ringing' || row.endedAt !== null || row.disposition !== null);
  } catch {
    targets.noteTrouble();
    return false;
  }
}
