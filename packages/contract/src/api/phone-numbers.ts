import { z } from 'zod';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

export const NumberStatus = z.enum(['active', 'inactive', 'unassigned']);
export type NumberStatus = z.infer<typeof NumberStatus>;

/**
 * What the carrier was asked to do with a number. `unmanaged` nothing · `buying` · `configuring` its calls and messages
 * are to come here · `ready` they do · `failed` it refused, see the problem · `releasing` it is given back. Whatever is
 * being done is tried again until it succeeds or is refused.
 */
export const NumberCarrierStatus = z.enum(['unmanaged', 'buying', 'configuring', 'ready', 'failed', 'releasing']);
export type NumberCarrierStatus = z.infer<typeof NumberCarrierStatus>;

const label = z.string().trim().max(120);
const carrierNumberId = z.string().trim().min(1).max(100).nullable();

/** A number that rings here. */
export const PhoneNumber = z
  .object({
    id: Id,
    number: PhoneNumberE164,
    /** Null: in the platform's pool. */
    businessId: Id.nullable(),
    /** Who answers; null: nobody yet. */
    agentId: Id.nullable(),
    /** The same as `agent_id`. */
    assignedAgentId: Id.nullable(),
    agentName: z.string().nullable(),
    /** `unassigned` while nobody answers. */
    status: NumberStatus,
    /** Same as status `active`. */
    isActive: z.boolean(),
    label: z.string(),
    carrier: z.string(),
    carrierNumberId: z.string().nullable(),
    carrierStatus: NumberCarrierStatus,
    /** Why the carrier has not done yet what it was asked; null: no trouble. */
    carrierProblem: z.string().nullable(),
    callsReceived: z.int(),
    version: z.int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'PhoneNumber' });
export type PhoneNumber = z.infer<typeof PhoneNumber>;
export const PhoneNumberPage = pageOf(PhoneNumber);

export const PhoneNumberListQuery = PageQuery.extend({
  businessId: Id.optional(),
  agentId: Id.optional(),
  status: NumberStatus.optional(),
  /** Only those in the platform's pool, which administrators see. */
  pool: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
  /** Part of the number or the label. */
  search: z.string().trim().min(1).max(40).optional(),
  sort: z
    .enum(['number', '-number', 'created_at', '-created_at', 'calls_received', '-calls_received'])
    .default('number'),
}).strict();
export type PhoneNumberListQuery = z.infer<typeof PhoneNumberListQuery>;

/** A number without a business goes into the platform's pool, for which one must be an administrator. */
export const CreatePhoneNumberBody = z
  .strictObject({
    number: PhoneNumberE164,
    businessId: Id.optional(),
    agentId: Id.optional(),
    status: z.enum(['active', 'inactive']).optional(),
    label: label.default(''),
    carrier: z.string().trim().min(1).max(40).default('twilio'),
    carrierNumberId: carrierNumberId.default(null),
  })
  .meta({ id: 'CreatePhoneNumberBody' });
export type CreatePhoneNumberBody = z.infer<typeof CreatePhoneNumberBody>;

/** A field left out stays as it is. */
export const UpdatePhoneNumberBody = z
  .strictObject({
    /** Who answers from the next call on; null: nobody. `assigned_agent_id` is the same. */
    agentId: Id.nullable().optional(),
    assignedAgentId: Id.nullable().optional(),
    /** Another business, or null for the pool: administrators only. */
    businessId: Id.nullable().optional(),
    /** `unassigned` takes the agent away. */
    status: NumberStatus.optional(),
    label: label.optional(),
    carrierNumberId: carrierNumberId.optional(),
    version: z.int().min(1).max(2_147_483_647).optional(),
  })
  .meta({ id: 'UpdatePhoneNumberBody' });
export type UpdatePhoneNumberBody = z.infer<typeof UpdatePhoneNumberBody>;
