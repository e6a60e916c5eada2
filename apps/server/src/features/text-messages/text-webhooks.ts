import { PhoneNumberE164 } from '@frontdesk/contract';
import { twiml } from '@frontdesk/providers/twilio';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldsOf } from '../telephony/twilio-webhook.ts';
import { Sid, WebhookField } from '../telephony/webhook-fields.ts';
import { noteTextStatus, TextReference } from './note-text-status.ts';
import { receiveText } from './receive-text.ts';
import { TEXT_STATUS_PATH } from './send-text.ts';
import type { TextContext } from './text-context.ts';

const Count = WebhookField.pipe(z.string().regex(/^\d{1,3}$/)).transform(Number);

/** "Somebody texted your number." Twilio sends more fields than these. */
const InboundText = z.object({
  MessageSid: Sid,
  From: WebhookField,
  To: WebhookField.pipe(PhoneNumberE164),
  Body: WebhookField.default('').transform(value => value.slice(0, 10_000)),
  NumMedia: Count.catch(0),
  NumSegments: Count.nullable().catch(null),
});

/** "Your text is now …" */
const TextMoved = z.object({
  MessageSid: Sid,
  MessageStatus: WebhookField,
  ErrorCode: WebhookField.pipe(z.string().regex(/^\d{1,7}$/))
    .transform(Number)
    .optional()
    .catch(undefined),
});

const hidden = { schema: { hide: true }, errorHandler: tellTrouble };
const NOTHING = twiml();

/** Twilio's webhooks about texts. Belongs into a scope that checks signatures. */
export function registerTextWebhooks(scope: FastifyInstance, context: TextContext): void {
  for (const url of ['/webhooks/twilio/message', '/webhooks/twilio/message-fallback'])
    scope.post(url, hidden, async (request, reply) => {
      const text = InboundText.safeParse(fieldsOf(request)).data;
      if (!text) return await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
      // Short codes, names and other networks' senders: nobody who could be answered.
      if (!PhoneNumberE164.safeParse(text.From).success) {
        context.logger.warn({ messageSid: text.MessageSid }, 'A text came in from a sender without a phone number.');
        return await reply.type('text/xml; charset=utf-8').send(NOTHING);
      }
      const isKept = await receiveText(context, {
        messageSid: text.MessageSid,
        from: text.From,
        to: text.To,
        body: text.Body,
        mediaCount: text.NumMedia,
        segments: text.NumSegments,
      });
      if (!isKept) context.logger.warn({ messageSid: text.MessageSid }, 'A text came in for a number nobody has.');
      // Answers are sent on their own, so that what becomes of them is known.
      return await reply.type('text/xml; charset=utf-8').send(NOTHING);
    });
  scope.post(TEXT_STATUS_PATH, hidden, async (request, reply) => {
    const moved = TextMoved.safeParse(fieldsOf(request)).data;
    const reference = TextReference.safeParse(request.query).data;
    if (!moved || !reference)
      return await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
    await noteTextStatus(context, {
      businessId: reference.business_id,
      textId: reference.text_id,
      messageSid: moved.MessageSid,
      status: moved.MessageStatus,
      errorCode: moved.ErrorCode,
    });
    return await reply.code(204).send();
  });
}

/** Says that it went wrong: Twilio then tries the fallback address, and does not take the text for delivered. */
async function tellTrouble(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { statusCode = 500 } = error;
  if (statusCode < 500) return await reply.code(statusCode).type('text/plain').send('Bad request.');
  request.log.error({ err: error }, 'A webhook about texts failed.');
  return await reply.code(503).type('text/plain').send('Try again later.');
}
