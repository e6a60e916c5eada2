import { z } from 'zod';

/** A field of a form. A repeated one counts by its first value; the database keeps no U+0000. */
export const WebhookField = z
  .union([z.string(), z.array(z.string()).transform(values => values[0] ?? '')])
  .transform(value => value.replaceAll('\u0000', ''));
/** An id of the carrier's. */
export const Sid = WebhookField.pipe(z.string().min(1).max(64));
export const RecordingSid = WebhookField.pipe(z.string().regex(/^RE\w{1,62}$/));
/** `Tue, 31 Aug 2010 20:36:28 +0000`. */
const Moment = WebhookField.pipe(z.string().max(64))
  .transform(text => new Date(text))
  .refine(date => !Number.isNaN(date.getTime()));
export const Seconds = WebhookField.pipe(z.string().regex(/^\d{1,7}$/)).transform(Number);

// Twilio's names. It sends more fields than these, and adds new ones without notice.

/** "What shall I do with this call?" */
export const VoiceWebhook = z.object({
  CallSid: Sid,
  From: WebhookField.default('').transform(value => value.slice(0, 128)),
  To: WebhookField.pipe(z.string().min(1).max(128)),
});
export type VoiceWebhook = z.infer<typeof VoiceWebhook>;

/** "The media stream is over, what next?" `CallStatus` tells whether the caller is still there. */
export const StreamEndedWebhook = z.object({ CallSid: Sid, CallStatus: WebhookField.default('') });

/** "Your other address failed me, what now?" Carries what the other one was sent. */
export const FallbackWebhook = VoiceWebhook.extend({
  CallStatus: WebhookField.default(''),
  ErrorCode: WebhookField.default('').transform(value => value.slice(0, 16)),
});

/** "The leg you had me dial is over, what next?" */
export const DialEndedWebhook = z.object({
  CallSid: Sid,
  DialCallStatus: WebhookField.default(''),
  DialCallDuration: Seconds.optional().catch(undefined),
});

/**
 * "The call is now …" `SequenceNumber` counts a call's callbacks from 0, `Timestamp` says when it happened (RFC 2822),
 * whenever it arrives. `CallDuration` and `SipResponseCode` come with the last one.
 */
export const StatusWebhook = z.object({
  CallSid: Sid,
  CallStatus: WebhookField,
  CallDuration: Seconds.optional().catch(undefined),
  SequenceNumber: Seconds.optional().catch(undefined),
  Timestamp: Moment.optional().catch(undefined),
  SipResponseCode: WebhookField.pipe(z.string().regex(/^[1-6]\d\d$/))
    .optional()
    .catch(undefined),
});
export type StatusWebhook = z.infer<typeof StatusWebhook>;

/** "This is who picked up." */
export const MachineWebhook = z.object({ CallSid: Sid, AnsweredBy: WebhookField });
export type MachineWebhook = z.infer<typeof MachineWebhook>;
