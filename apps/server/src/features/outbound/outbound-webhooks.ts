import { Id } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { TelephonyContext } from '../telephony/telephony-context.ts';
import { fieldsOf } from '../telephony/twilio-webhook.ts';
import { MachineWebhook, StatusWebhook, VoiceWebhook } from '../telephony/webhook-fields.ts';
import { answerOutbound } from './answer-outbound.ts';
import { noteMachineVerdict } from './machine-verdict.ts';
import { MACHINE_ROUTE, STATUS_ROUTE, VOICE_ROUTE } from './outbound-paths.ts';
import { noteOutboundStatus } from './outbound-status.ts';

const Params = z.object({ callId: Id });

/** What the carrier asks and tells about calls that we placed. In the scope that checks its signatures. */
export function registerOutboundWebhooks(scope: FastifyInstance, context: TelephonyContext): void {
  const hidden = { schema: { hide: true } };

  scope.post(VOICE_ROUTE, hidden, async (request, reply) => {
    const asked = read(VoiceWebhook, request);
    if (!asked) return await reply.code(400).type('text/plain').send(UNREADABLE);
    const verbs = await answerOutbound(context, asked.callId, asked.webhook.CallSid);
    return await reply.type('text/xml; charset=utf-8').send(twiml(...verbs));
  });

  scope.post(STATUS_ROUTE, hidden, async (request, reply) => {
    const told = read(StatusWebhook, request);
    if (!told) return await reply.code(400).type('text/plain').send(UNREADABLE);
    await noteOutboundStatus(context, told.callId, told.webhook);
    return await reply.code(204).send();
  });

  scope.post(MACHINE_ROUTE, hidden, async (request, reply) => {
    const told = read(MachineWebhook, request);
    if (!told) return await reply.code(400).type('text/plain').send(UNREADABLE);
    await noteMachineVerdict(context, told.callId, told.webhook);
    return await reply.code(204).send();
  });
}

const UNREADABLE = 'The request is not one of Twilio’s webhooks.';

function read<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest) {
  const params = Params.safeParse(request.params).data;
  const webhook = schema.safeParse(fieldsOf(request)).data;
  return params && webhook !== undefined ? { callId: params.callId, webhook } : undefined;
}
