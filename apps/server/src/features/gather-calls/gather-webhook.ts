import { type TwimlVerb, twiml } from '@frontdesk/providers/twilio';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { fieldsOf } from '../telephony/twilio-webhook.ts';
import { answerExchange } from './answer-exchange.ts';
import { GATHER_PATH, type GatherPlace, readGatherPlace } from './gather-place.ts';
import { endVerbs } from './gather-verbs.ts';
import type { GatheredCall } from './gathered-call.ts';
import { GatherWebhook, heardIn } from './heard.ts';
import { type Ending, personFor } from './reply.ts';

/** Some 150 characters a place. */
const PlaceQuery = z.object({ place: z.string().max(1000) });

const XML = 'text/xml; charset=utf-8';

/** What the carrier asks on calls without media: what the agent answers. In the scope that checks its signatures. */
export function registerGatherWebhook(scope: FastifyInstance, context: TelephonyContext): void {
  scope.post(GATHER_PATH, { schema: { hide: true } }, async (request, reply) => {
    const webhook = GatherWebhook.safeParse(fieldsOf(request)).data;
    const place = webhook && placeOf(context, request, webhook.CallSid);
    if (!webhook || !place)
      return await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
    // Asked although the caller has hung up: nobody would hear an answer.
    if (webhook.CallStatus === 'completed') return await reply.type(XML).send(twiml());
    const { callId, exchange, waitedSeconds } = place;
    const work = () => answerExchange(context, place, heardIn(webhook));
    const document = await context.gathers
      .once(`${callId} ${exchange} ${waitedSeconds}`, work)
      .catch((error: unknown) => {
        context.logger.error({ callId, exchange, err: error }, 'A caller could not be answered.');
        return putThrough(context, place, webhook);
      });
    return await reply.type(XML).send(document);
  });
}

function placeOf(
  { clock, secretKey }: TelephonyContext,
  request: FastifyRequest,
  callSid: string,
): GatherPlace | undefined {
  const place = PlaceQuery.safeParse(request.query).data?.place;
  const nowMs = clock.wallTime().getTime();
  return place === undefined ? undefined : readGatherPlace(secretKey, place, { callSid, nowMs });
}

/** Without the database nothing can be gone on with: apologises, and puts the caller through where that is possible. */
async function putThrough(context: TelephonyContext, place: GatherPlace, webhook: GatherWebhook): Promise<string> {
  const { records, clock } = context;
  const call = await lastKnown(context, place, webhook);
  const transferTo = call ? personFor(call) : null;
  const detail = 'The server could not go on with the call.';
  const ending: Ending = { disposition: transferTo === null ? 'failed' : 'transferred', detail, transferTo };
  records.addChange(place.callId, {
    status: transferTo === null ? 'failed' : 'completed',
    endedAt: clock.wallTime(),
    ...{ fallbackDisposition: ending.disposition, fallbackDetail: detail },
    ...(transferTo !== null && { forwardedTo: transferTo }),
  });
  if (!call) {
    const text = 'We are sorry, something went wrong. Please call again.';
    return twiml({ verb: 'say', text }, { verb: 'hangup' });
  }
  const { apology, language } = call.snapshot.agent.config;
  const said: TwimlVerb[] = apology === '' ? [] : [{ verb: 'say', text: apology, language }];
  return twiml(...said, ...endVerbs(context, call, ending));
}

/** The call as this process remembers it, or its number. */
async function lastKnown(
  { gathers, targets }: TelephonyContext,
  { callId, callSid }: GatherPlace,
  { From: from, To: to, Direction }: GatherWebhook,
): Promise<GatheredCall | undefined> {
  const known = gathers.calls.get(callId);
  const expected = gathers.expected.get(callId);
  if (known) return known;
  const direction = Direction.startsWith('outbound') ? 'outbound' : 'inbound';
  const facts = { id: callId, from: null, to: null, direction } as const;
  if (expected) return { ...expected, facts };
  const [ours, theirs] = direction === 'outbound' ? [from, to] : [to, from];
  const target = await targets.find(ours, theirs).catch(() => null);
  return target?.snapshot ? { callId, callSid, direction, from, to, snapshot: target.snapshot, facts } : undefined;
}
