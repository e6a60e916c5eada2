import { z } from 'zod';
import { OpeningHours } from './hours/schema.ts';
import { Id, PhoneNumberE164 } from './identifiers.ts';
import { CallingWindow } from './outbound.ts';

export const BusinessKind = z.enum(['restaurant', 'real_estate', 'general']).meta({ id: 'BusinessKind' });
export type BusinessKind = z.infer<typeof BusinessKind>;

const MessageAction = z.strictObject({ type: z.literal('message'), text: z.string().min(1).max(1000) });

/** The caller may leave a message. */
export const VoicemailAction = z
  .strictObject({
    type: z.literal('voicemail'),
    /** What the caller hears before the tone, with whatever they must be told of being recorded; null for our own words. */
    greeting: z.string().trim().min(1).max(1000).nullable().default(null),
    maxSeconds: z.int().min(10).max(600).default(120),
  })
  .meta({ id: 'VoicemailAction' });
export type VoicemailAction = z.infer<typeof VoicemailAction>;

/** What a business does with a call that its agent does not take. */
export const UnavailableAction = z
  .discriminatedUnion('type', [
    MessageAction,
    z.strictObject({ type: z.literal('forward'), to: PhoneNumberE164 }),
    VoicemailAction,
  ])
  .meta({ id: 'UnavailableAction' });
export type UnavailableAction = z.infer<typeof UnavailableAction>;

/** Calls that a person takes instead of the agent. With no condition that holds, the agent answers. */
export const CallForwarding = z
  .strictObject({
    isEnabled: z.boolean().default(true),
    /** Where to; the business's forwarding number when null. */
    to: PhoneNumberE164.nullable().default(null),
    /** Every call, whatever the hour. */
    always: z.boolean().default(false),
    /** Calls outside opening hours. */
    whenClosed: z.boolean().default(false),
    /** When this many calls of the business are going on already; null for no limit. */
    maxSimultaneousCalls: z.int().min(1).max(1000).nullable().default(null),
    /** When this many calls came in within the last hour; null for no limit. */
    maxCallsPerHour: z.int().min(1).max(100_000).nullable().default(null),
  })
  .meta({ id: 'CallForwarding' });
export type CallForwarding = z.infer<typeof CallForwarding>;

export const BusinessSettings = z
  .object({
    /** Answer with the agent outside opening hours too; when false, `whenClosed` applies. */
    answerWhenClosed: z.boolean().default(true),
    whenClosed: UnavailableAction.optional(),
    whenInactive: UnavailableAction.optional(),
    /** When a person's phone was rung and nobody answered; a farewell when absent. */
    whenUnanswered: z.discriminatedUnion('type', [MessageAction, VoicemailAction]).optional(),
    /** Messages stay at the carrier, too, once we have them; otherwise they are deleted there. */
    keepVoicemailAtCarrier: z.boolean().optional(),
    /** Recordings that the carrier made stay there, too, once we have them; otherwise they are deleted there. */
    keepRecordingsAtCarrier: z.boolean().optional(),
    /** Recordings are deleted after so many days; kept for good when absent. Transcripts stay. */
    recordingRetentionDays: z.int().min(1).max(3650).optional(),
    /** Facts a caller may ask for: parking, dress code, payment … topic → answer. */
    facts: z
      .array(z.strictObject({ topic: z.string().min(1).max(80), answer: z.string().min(1).max(1000) }))
      .max(200)
      .default([]),
    forwarding: CallForwarding.optional(),
    /** Who answers texts: the staff when absent, or the agent of the number they were sent to. */
    textAnswering: z.enum(['staff', 'agent']).optional(),
    /** Calls of ours that may go on at the same time; 5 when absent. */
    maxOutboundCalls: z.int().min(0).max(1000).optional(),
    /**
     * Countries that may be called and texted, ISO 3166 with two letters; those of the business's own numbers when absent.
     * Premium-rate numbers never may.
     */
    allowedCountries: z
      .array(z.string().regex(/^[A-Z]{2}$/, 'Use country codes of two capital letters, for example US.'))
      .max(250)
      .optional(),
    /** Texts of ours within an hour; 300 when absent. */
    maxTextsPerHour: z.int().min(0).max(100_000).optional(),
    /** When people may be called where they are; from 8 to 21 o'clock when absent. */
    callingWindow: CallingWindow.optional(),
  })
  .meta({ id: 'BusinessSettings' });
export type BusinessSettings = z.infer<typeof BusinessSettings>;

/** The business as its agent knows it during a call. */
export const BusinessProfile = z.object({
  id: Id,
  kind: BusinessKind,
  name: z.string().min(1).max(120),
  address: z.string().max(300),
  phoneNumber: PhoneNumberE164.nullable(),
  forwardingNumber: PhoneNumberE164.nullable(),
  hours: OpeningHours,
  settings: BusinessSettings,
});
export type BusinessProfile = z.infer<typeof BusinessProfile>;
