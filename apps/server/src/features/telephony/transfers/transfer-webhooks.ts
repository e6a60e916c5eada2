import { Id } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import { eq } from 'drizzle-orm';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { calls } from '../../../db/schema/index.ts';
import { hangUpAtCarrier } from '../../outbound/hang-up.ts';
import { verbsAfterDial } from '../after-stream.ts';
import type { TelephonyContext } from '../telephony-context.ts';
import { fieldsOf } from '../twilio-webhook.ts';
import { unansweredVerbs } from '../unanswered-dial.ts';
import { Sid, WebhookField } from '../webhook-fields.ts';
import { withinMs } from '../within.ts';
import { TRANSFER_ANSWER_ROUTE, TRANSFER_LEFT_ROUTE, TRANSFER_STATUS_ROUTE, transferUrls } from './transfer-paths.ts';
import { roomVerb } from './transfer-verbs.ts';

const Params = z.object({ callId: Id, transferId: z.uuid() });
const AnswerWebhook = z.object({ CallSid: Sid, Digits: WebhookField.default('') });
const LegWebhook = z.object({ CallSid: Sid, CallStatus: WebhookField });
const CallerWebhook = z.object({ CallSid: Sid });

const RECORD_LIMIT_MS = 3_000;
/** By then the caller has joined whoever accepted, or has left a room that ended. */
const ROOM_SETTLES_MS = 3_000;
const UNREADABLE = 'The request is not one of Twilio’s webhooks.';
const xml = (reply: FastifyReply, document: string) => reply.type('text/xml; charset=utf-8').send(document);

/** What the carrier asks and tells about people who are asked to take a caller. In the scope that checks its signatures. */
export function registerTransferWebhooks(scope: FastifyInstance, context: TelephonyContext): void {
  const hidden = { schema: { hide: true } };
  const { transfers, clock, logger } = context;

  const later = (trouble: string, callId: string, work: () => Promise<void>) =>
    clock.schedule(ROOM_SETTLES_MS, () => {
      work().catch((error: unknown) => logger.error({ callId, err: error }, trouble));
    });

  scope.post(TRANSFER_ANSWER_ROUTE, hidden, async (request, reply) => {
    const asked = read(AnswerWebhook, request);
    if (!asked) return await reply.code(400).type('text/plain').send(UNREADABLE);
    const { CallSid: legSid, Digits: digit } = asked.webhook;
    const { room } = await transfers.tell(asked.transferId, { type: 'pressed', digit, legSid });
    if (room !== null) {
      later('Somebody may wait for a caller who is gone.', asked.callId, () =>
        leaveEmptyRoom(context, asked.callId, legSid),
      );
      return await xml(reply, twiml(roomVerb(room)));
    }
    const farewell = digit === '1' ? 'The caller is not on the line any more. Goodbye.' : 'Thank you. Goodbye.';
    return await xml(reply, twiml({ verb: 'say', text: farewell }, { verb: 'hangup' }));
  });

  scope.post(TRANSFER_STATUS_ROUTE, hidden, async (request, reply) => {
    const told = read(LegWebhook, request);
    if (!told) return await reply.code(400).type('text/plain').send(UNREADABLE);
    const { callId, transferId, webhook } = told;
    await transfers.tell(transferId, { type: 'ended', status: webhook.CallStatus, legSid: webhook.CallSid });
    later('A caller may wait in an empty room.', callId, () => takeOutOfEmptyRoom(context, callId, transferId));
    return await reply.code(204).send();
  });

  scope.post(TRANSFER_LEFT_ROUTE, hidden, async (request, reply) => {
    const asked = read(CallerWebhook, request);
    if (!asked) return await reply.code(400).type('text/plain').send(UNREADABLE);
    context.records.addChange(asked.callId, { transfer: { status: 'left' } });
    const instead = await unansweredVerbs(context, asked.webhook.CallSid);
    return await xml(reply, twiml(...(instead ?? verbsAfterDial('no-answer'))));
  });
}

/** The caller may hang up, or be taken back, in the moment in which somebody accepts: they would wait for nobody. */
async function leaveEmptyRoom(context: TelephonyContext, callId: string, legSid: string): Promise<void> {
  const { database, carrier } = context;
  if (!carrier) return;
  const query = database.db
    .select({ callSid: calls.callSid, disposition: calls.disposition })
    .from(calls)
    .where(eq(calls.id, callId));
  const [call] = await withinMs(RECORD_LIMIT_MS, query.execute());
  const callSid = call?.disposition === 'transferred' ? call.callSid : null;
  if (callSid && (await carrier.calls.get(callSid)).status === 'in-progress') return;
  await hangUpAtCarrier(context, legSid);
}

/** Whoever accepted may hang up before the caller has come, who would hear music for hours. */
async function takeOutOfEmptyRoom(context: TelephonyContext, callId: string, transferId: string): Promise<void> {
  const { database, carrier, publicUrl } = context;
  const query = database.db
    .select({ callSid: calls.callSid, metadata: calls.metadata, disposition: calls.disposition })
    .from(calls)
    .where(eq(calls.id, callId));
  const [call] = await withinMs(RECORD_LIMIT_MS, query.execute());
  const transfer = Transferred.safeParse(call?.metadata.transfer).data;
  // The caller's own leg tells when they were put through, and left the room.
  const isWaiting = transfer?.id === transferId && transfer.result === 'accepted' && transfer.status === undefined;
  if (!carrier || !call?.callSid || call.disposition !== 'transferred' || !isWaiting) return;
  const { status } = await carrier.calls.get(call.callSid);
  if (status !== 'in-progress') return;
  await carrier.calls.update(call.callSid, { instructions: { url: transferUrls(publicUrl, callId, transferId).left } });
}

/** As it is kept with the call. */
const Transferred = z.object({ id: z.string(), result: z.string(), status: z.string().optional() });

function read<Schema extends z.ZodType>(schema: Schema, request: FastifyRequest) {
  const params = Params.safeParse(request.params).data;
  const webhook = schema.safeParse(fieldsOf(request)).data;
  return params && webhook !== undefined ? { ...params, webhook } : undefined;
}
