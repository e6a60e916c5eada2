import { z } from 'zod';

/** A repeated field counts by its first value. */
const field = z.union([z.string(), z.array(z.string()).transform(values => values[0] ?? '')]);
const CallSid = field.pipe(z.string().min(1).max(64));
/** `Tue, 31 Aug 2010 20:36:28 +0000`. */
const Moment = field
  .pipe(z.string().max(64))
  .transform(text => new Date(text))
  .refine(date => !Number.isNaN(date.getTime()));
const Seconds = field.pipe(z.string().regex(/^\d{1,7}$/)).transform(Number);

// Twilio's names. It sends more fields than these, and adds new ones without notice.

/** "What shall I do with this call?" */
export const VoiceWebhook = z.object({
  CallSid,
  From: field.default('').transform(value => value.slice(0, 128)),
  To: field.pipe(z.string().min(1).max(128)),
});
export type VoiceWebhook = z.infer<typeof VoiceWebhook>;

/** "The media stream is over, what next?" */
export const StreamEndedWebhook = z.object({ CallSid });

/** "The leg you had me dial is over, what next?" */
export const DialEndedWebhook = z.object({
  CallSid,
  DialCallStatus: field.default(''),
  DialCallDuration: Seconds.optional().catch(undefined),
});

/**
 * "The call is now …" `SequenceNumber` counts a call's callbacks from 0, `Timestamp` says when it happened (RFC 2822),
 * whenever it arrives. `CallDuration` and `SipResponseCode` come with the last one.
 */
export const StatusWebhook = z.object({
  CallSid,
  CallStatus: field,
  CallDuration: Seconds.optional().catch(undefined),
  SequenceNumber: Seconds.optional().catch(undefined),
  Timestamp: Moment.optional().catch(undefined),
  SipResponseCode: field
    .pipe(z.string().regex(/^[1-6]\d\d$/))
    .optional()
    .catch(undefined),
});
export type StatusWebhook = z.infer<typeof StatusWebhook>;

/** "This is who picked up." */
export const MachineWebhook = z.object({ CallSid, AnsweredBy: field });
export type MachineWebhook = z.infer<typeof MachineWebhook>;
