import { z } from 'zod';
import { CallStatus } from '../call.ts';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { DoNotCallSource, MachineHandling } from '../outbound.ts';
import { isReservedMetadata, RESERVED_METADATA_MESSAGE } from '../reserved-metadata.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** Facts of the sender's own, kept with a call. */
export const CallMetadata = z
  .record(z.string().min(1).max(64), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine(metadata => Object.keys(metadata).length <= 30, { error: 'must have at most 30 entries' })
  .refine(metadata => !Object.keys(metadata).some(isReservedMetadata), { error: RESERVED_METADATA_MESSAGE });
export type CallMetadata = z.infer<typeof CallMetadata>;

const howToCall = {
  machine: MachineHandling.prefault({}),
  /** How long it rings. Seconds. */
  ringSeconds: z.int().min(5).max(600).default(30),
  /** Why it is placed; kept with the call. */
  purpose: z.string().trim().max(500).default(''),
  metadata: CallMetadata.default({}),
  /** Calls although it is early or late where the callee is; for who knows that they expect it. */
  ignoreCallingWindow: z.boolean().default(false),
};

/** Whom to call: a contact, at its first number unless one is named, or a number. */
export const StartCallBody = z
  .strictObject({
    businessId: Id,
    /** Who talks; the agent of the number it is placed from when absent. */
    agentId: Id.optional(),
    contactId: Id.optional(),
    to: PhoneNumberE164.optional(),
    /** Which number of the business the callee sees, by itself or its id; the agent's first when both are absent. */
    from: PhoneNumberE164.optional(),
    phoneNumberId: Id.optional(),
    ...howToCall,
  })
  .refine(body => body.contactId !== undefined || body.to !== undefined, {
    path: ['to'],
    error: 'Name a contact or a number.',
  })
  .meta({ id: 'StartCallBody' });
export type StartCallBody = z.infer<typeof StartCallBody>;

/** `status` is `queued`, and the carrier's id null, while it is not known yet whether the carrier took the call. */
export const StartedCall = z
  .object({
    callId: Id,
    callSid: z.string().nullable(),
    status: z.enum(['initiated', 'queued']),
  })
  .meta({ id: 'StartedCall' });
export type StartedCall = z.infer<typeof StartedCall>;

/** Whom an estate agent's voice agent is to call: a contact, at its first number unless one is named, or a number. */
export const InitiateCallBody = z
  .strictObject({ contactId: Id.optional(), phoneNumber: PhoneNumberE164.optional(), ...howToCall })
  .refine(body => body.contactId !== undefined || body.phoneNumber !== undefined, {
    path: ['contact_id'],
    error: 'Name a contact or a number.',
  })
  .meta({ id: 'InitiateCallBody' });
export type InitiateCallBody = z.infer<typeof InitiateCallBody>;

export const EndCallBody = z
  .strictObject({ callId: Id.optional(), callSid: z.string().min(1).max(64).optional() })
  .refine(body => (body.callId === undefined) !== (body.callSid === undefined), {
    path: ['call_id'],
    error: 'Name the call by one of its ids.',
  })
  .meta({ id: 'EndCallBody' });
export type EndCallBody = z.infer<typeof EndCallBody>;

/** `status` is what it was when the end was asked for; the carrier reports the end a moment later. */
export const EndedCall = z
  .object({ callId: Id, callSid: z.string().nullable(), status: CallStatus })
  .meta({ id: 'EndedCall' });
export type EndedCall = z.infer<typeof EndedCall>;

/** A number that a business must not call. */
export const DoNotCallNumber = z
  .object({
    id: Id,
    businessId: Id,
    phoneNumber: PhoneNumberE164,
    reason: z.string(),
    source: DoNotCallSource,
    /** The call on which it was asked for. */
    callId: Id.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'DoNotCallNumber' });
export type DoNotCallNumber = z.infer<typeof DoNotCallNumber>;
export const DoNotCallPage = pageOf(DoNotCallNumber);

export const DoNotCallQuery = PageQuery.extend({
  businessId: Id.optional(),
  phoneNumber: PhoneNumberE164.optional(),
  source: DoNotCallSource.optional(),
}).strict();
export type DoNotCallQuery = z.infer<typeof DoNotCallQuery>;

export const AddDoNotCallBody = z
  .strictObject({
    businessId: Id,
    phoneNumber: PhoneNumberE164,
    reason: z.string().trim().max(500).default(''),
    source: z.enum(['staff', 'import']).default('staff'),
  })
  .meta({ id: 'AddDoNotCallBody' });
export type AddDoNotCallBody = z.infer<typeof AddDoNotCallBody>;
