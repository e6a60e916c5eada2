import { z } from 'zod';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** Somebody the business knows. The first number is the one to call. */
export const Contact = z
  .object({
    id: Id,
    businessId: Id,
    name: z.string(),
    phoneNumbers: z.array(PhoneNumberE164),
    email: z.string().nullable(),
    notes: z.string(),
    tags: z.array(z.string()),
    doNotCall: z.boolean(),
    doNotText: z.boolean(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof Contact>;
export const ContactPage = pageOf(Contact);

export const ContactListQuery = PageQuery.extend({
  businessId: Id.optional(),
  /** Whose number it is. */
  phoneNumber: PhoneNumberE164.optional(),
  tag: z.string().trim().min(1).max(40).optional(),
  /** Part of the name or the e-mail address. */
  search: z.string().trim().min(1).max(120).optional(),
  sort: z.enum(['name', '-name', 'created_at', '-created_at']).default('-created_at'),
}).strict();
export type ContactListQuery = z.infer<typeof ContactListQuery>;

const fields = {
  name: z.string().trim().max(120),
  phoneNumbers: z.array(PhoneNumberE164).min(1).max(10),
  email: z.email().max(254).nullable(),
  notes: z.string().trim().max(5000),
  tags: z.array(z.string().trim().min(1).max(40)).max(40),
  doNotCall: z.boolean(),
  doNotText: z.boolean(),
};

/**
 * Somebody new, or more about somebody whose number is known: a number belongs to one contact, so contacts that turn
 * out to share one become one.
 */
export const CreateContactBody = z
  .strictObject({
    businessId: Id,
    ...fields,
    name: fields.name.default(''),
    email: fields.email.default(null),
    notes: fields.notes.default(''),
    tags: fields.tags.default([]),
    doNotCall: fields.doNotCall.default(false),
    doNotText: fields.doNotText.default(false),
  })
  .meta({ id: 'CreateContactBody' });
export type CreateContactBody = z.infer<typeof CreateContactBody>;

/** What is left out stays as it is. */
export const UpdateContactBody = z
  .strictObject({ ...z.object(fields).partial().shape, version: z.int().min(1).max(2_147_483_647).optional() })
  .meta({ id: 'UpdateContactBody' });
export type UpdateContactBody = z.infer<typeof UpdateContactBody>;
