import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { z } from 'zod';
import { calls } from '../../db/schema/index.ts';
import { latestDocument } from '../gather-calls/latest-document.ts';
import { answerOutbound } from '../outbound/answer-outbound.ts';
import { FALLBACK_PATH } from './connect-verb.ts';
import { dialVerb } from './dial-verb.ts';
import { afterStream } from './stream-ended.ts';
import type { TelephonyContext } from './telephony-context.ts';
import { fieldsOf } from './twilio-webhook.ts';
import { answerCarrier } from './voice-webhook.ts';
import { FallbackWebhook } from './webhook-fields.ts';
import { withinMs } from './within.ts';

const LOOKUP_LIMIT_MS = 3_000;

/** In the scope that checks the carrier's signatures. */
export function registerFallbackWebhook(scope: FastifyInstance, context: TelephonyContext): void {
  scope.post(FALLBACK_PATH, { schema: { hide: true } }, async (request, reply) => {
    const webhook = FallbackWebhook.safeParse(fieldsOf(request)).data;
    if (!webhook) return await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
    return await reply.type('text/xml; charset=utf-8').send(await rescueCall(context, webhook));
  });
}

/**
 * A call that another address was asked about in vain: goes on with it when an agent had it, puts the caller through to a
 * person when nobody had; where there is no such person the agent answers after all.
 */
async function rescueCall(context: TelephonyContext, webhook: z.infer<typeof FallbackWebhook>): Promise<string> {
  const { logger } = context;
  const { CallSid: callSid, ErrorCode: errorCode } = webhook;
  const call = await find(context, callSid);
  logger.warn({ callId: call?.id, callSid, errorCode }, 'The carrier could not reach us elsewhere.');
  if (call?.streamSid) return await afterStream(context, webhook);
  const latest = call && (await latestDocument(context, call.id));
  if (latest) return latest;
  if (call?.direction === 'outbound') return twiml(...(await answerOutbound(context, call.id, callSid)));
  return (await putThrough(context, webhook, call?.id)) ?? (await answerCarrier(context, webhook));
}

async function find({ database, logger }: TelephonyContext, callSid: string) {
  const { id, streamSid, direction } = calls;
  const query = database.db.select({ id, streamSid, direction }).from(calls).where(eq(calls.callSid, callSid));
  try {
    const [call] = await withinMs(LOOKUP_LIMIT_MS, query.execute());
    return call;
  } catch (error) {
    logger.error({ callSid, err: error }, 'The carrier asked for help while the database was away.');
    return undefined;
  }
}

/** Null when the business has nobody for it, or nobody knows whose number it is. */
async function putThrough(
  { targets, records, clock, publicUrl, logger }: TelephonyContext,
  { CallSid: callSid, From, To }: z.infer<typeof FallbackWebhook>,
  knownId: string | undefined,
): Promise<string | null> {
  const target = await targets.find(To, From).catch((error: unknown) => {
    logger.error({ callSid, err: error }, 'A call that needs help could not be looked up.');
    return null;
  });
  const to = target?.business.forwardingNumber;
  if (!target || !to || to === To) return null;
  const at = clock.wallTime();
  const agent = target.snapshot?.agent;
  const ending = {
    status: 'completed',
    disposition: 'transferred',
    dispositionDetail: 'fallback',
    endedAt: at,
  } as const;
  if (knownId === undefined)
    records.addCall({
      ...{ id: uuidv7(), businessId: target.business.id, phoneNumberId: target.phoneNumberId, direction: 'inbound' },
      ...{ agentId: agent?.id ?? null, agentVersionId: agent?.versionId ?? null },
      ...{ fromNumber: From || null, toNumber: To, carrier: 'twilio', callSid, startedAt: at },
      ...{ ...ending, forwarded: true, forwardedTo: to },
    });
  else records.addChange(knownId, { ...ending, forwardedTo: to });
  return twiml(dialVerb(publicUrl, { to, from: From, calledNumber: To }));
}
