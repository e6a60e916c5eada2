import { z } from 'zod';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

export const TextDirection = z.enum(['inbound', 'outbound']);
export type TextDirection = z.infer<typeof TextDirection>;

/**
 * `queued` waits to be handed to the carrier · `sending` the carrier has it, or may have it · `sent` it left the carrier
 * · `delivered` it is on the phone · `undelivered` the phone's network refused it · `failed` it was never sent ·
 * `received` somebody sent it to us.
 */
export const TextStatus = z.enum(['queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed', 'received']);
export type TextStatus = z.infer<typeof TextStatus>;

/** Twilio's limit for the body of one message. */
const body = z.string().trim().min(1).max(1600);

export const TextMessage = z
  .object({
    id: Id,
    threadId: Id,
    direction: TextDirection,
    body: z.string(),
    status: TextStatus,
    messageSid: z.string().nullable(),
    errorCode: z.int().nullable(),
    /** What went wrong, and what can be done about it. */
    errorDetail: z.string().nullable(),
    segments: z.int().nullable(),
    mediaCount: z.int(),
    callId: Id.nullable(),
    userId: Id.nullable(),
    sentAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'TextMessage' });
export type TextMessage = z.infer<typeof TextMessage>;
export const TextMessagePage = pageOf(TextMessage);

/** What a business and one outside number texted each other. */
export const TextThread = z
  .object({
    id: Id,
    businessId: Id,
    phoneNumber: PhoneNumberE164,
    ourNumber: PhoneNumberE164,
    contactId: Id.nullable(),
    contactName: z.string().nullable(),
    /** They sent STOP; nothing may be sent to them until they send START. */
    isOptedOut: z.boolean(),
    unreadCount: z.int(),
    lastMessageAt: Instant,
    /** The latest message, or its beginning. */
    preview: z.string(),
  })
  .meta({ id: 'TextThread' });
export type TextThread = z.infer<typeof TextThread>;
export const TextThreadPage = pageOf(TextThread);

export const TextThreadListQuery = PageQuery.extend({
  businessId: Id,
  unread: z.enum(['true', 'false']).optional(),
  phoneNumber: PhoneNumberE164.optional(),
  contactId: Id.optional(),
}).strict();
export type TextThreadListQuery = z.infer<typeof TextThreadListQuery>;

export const TextReplyBody = z.strictObject({ body }).meta({ id: 'TextReplyBody' });

/** A text to a number or to a contact's first number. From the number of the last exchange, or the business's first. */
export const SendTextBody = z
  .strictObject({
    businessId: Id,
    to: PhoneNumberE164.optional(),
    contactId: Id.optional(),
    /** One of the business's active numbers. */
    from: PhoneNumberE164.optional(),
    body,
  })
  .refine(({ to, contactId }) => (to === undefined) !== (contactId === undefined), {
    path: ['to'],
    error: 'Give either a number or a contact.',
  })
  .meta({ id: 'SendTextBody' });
export type SendTextBody = z.infer<typeof SendTextBody>;
