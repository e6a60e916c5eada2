import { z } from 'zod';
import { OpeningHours } from './hours/schema.ts';
import { Id, PhoneNumberE164 } from './identifiers.ts';

export const BusinessKind = z.enum(['restaurant', 'real_estate', 'general']);
export type BusinessKind = z.infer<typeof BusinessKind>;

/** What a business does with a call that its agent does not take. */
export const UnavailableAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message'), text: z.string().min(1).max(1000) }),
  z.object({ type: z.literal('forward'), to: PhoneNumberE164 }),
]);
export type UnavailableAction = z.infer<typeof UnavailableAction>;

export const BusinessSettings = z.object({
  /** Answer with the agent outside opening hours too; when false, `whenClosed` applies. */
  answerWhenClosed: z.boolean().default(true),
  whenClosed: UnavailableAction.optional(),
  whenInactive: UnavailableAction.optional(),
  /** Facts a caller may ask for: parking, dress code, payment … topic → answer. */
  facts: z.array(z.object({ topic: z.string().max(80), answer: z.string().max(1000) })).default([]),
});
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
