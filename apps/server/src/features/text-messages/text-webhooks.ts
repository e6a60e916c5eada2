import { twiml } from '@frontdesk/providers/twilio';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fieldsOf } from '../telephony/twilio-webhook.ts';
import { noteTextStatus, TextReference } from './note-text-status.ts';
import { receiveText } from './receive-text.ts';
import { TEXT_STATUS_PATH } from './send-text.ts';
import type { TextContext } from './text-context.ts';

/** A repeated field counts by its first value. */
const field = z.union([z.string(), z.array(z.string()).transform(values => values[0] ?? '')]);
const Sid = field.pipe(z.string().min(1).max(64));
const Count = field.pipe(z.string().regex(/^\d{1,3}$/)).transform(Number);
const Number_ = field.pipe(z.string().regex(/^\+?[0-9]{3,15}$/));

/** "Somebody texted your number." Twilio sends more fields than these. */
const InboundText = z.object({
  MessageSid: Sid,
  From: Number_,
  To: Number_,
  Body: field.default('').transform(value => value.slice(0, 10_000)),
  NumMedia: Count.catch(0),
  NumSegments: Count.nullable().catch(null),
});

/** "Your text is now …" */
const TextMoved = z.object({
  MessageSid: Sid,
  MessageStatus: field,
  ErrorCode: field
    .pipe(z.string().regex(/^\d{1,7}$/))
    .transform(Number)
    .optional()
    .catch(undefined),
});

const hidden = { schema: { hide: true } };
const NOTHING = twiml();

/** Twilio's webhooks about texts. Belongs into a scope that checks signatures. */
export function registerTextWebhooks(scope: FastifyInstance, context: TextContext): void {
  for (const url of ['/webhooks/twilio/message', '/webhooks/twilio/message-fallback'])
    scope.post(url, hidden, async (request, reply) => {
      const text = InboundText.safeParse(fieldsOf(request)).data;
      if (!text) return await reply.code(400).type('text/plain').send('The request is not one of Twilio’s webhooks.');
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
