import { z } from 'zod';
import { Id, PhoneNumberE164 } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

/** Which of somebody's real-estate businesses is meant; needed by whoever has several. */
export const OwnBusinessQuery = z.strictObject({ businessId: Id.optional() });
export type OwnBusinessQuery = z.infer<typeof OwnBusinessQuery>;

export const VoiceAgentRequestStatus = z.enum(['pending', 'approved', 'rejected']);
export type VoiceAgentRequestStatus = z.infer<typeof VoiceAgentRequestStatus>;

/** The request itself says all there is to say. */
export const RequestVoiceAgentBody = z.strictObject({}).nullish();

export const VoiceAgentRequested = z
  .object({ requestId: Id, status: z.literal('pending') })
  .meta({ id: 'VoiceAgentRequested' });

export const VoiceAgentStatus = z
  .object({ status: VoiceAgentRequestStatus, rejectionReason: z.string().nullable() })
  .meta({ id: 'VoiceAgentStatus' });
export type VoiceAgentStatus = z.infer<typeof VoiceAgentStatus>;

/** `real_estate_agent_id` is the business. */
export const VoiceAgentRequest = z
  .object({
    id: Id,
    realEstateAgentId: Id,
    realEstateAgentName: z.string(),
    status: VoiceAgentRequestStatus,
    requestedAt: Instant,
    requestedBy: Id.nullable(),
    reviewedAt: Instant.nullable(),
    reviewedBy: Id.nullable(),
    rejectionReason: z.string().nullable(),
    /** What came of an approval. */
    voiceAgentId: Id.nullable(),
  })
  .meta({ id: 'VoiceAgentRequest' });
export type VoiceAgentRequest = z.infer<typeof VoiceAgentRequest>;

/** Their documents answer with a bare list: the header `x-total-count` says how many there are in all. */
const ListQuery = z.object({
  page: PageQuery.shape.page,
  pageSize: z.coerce.number().int().min(1).max(100).default(100),
});

export const VoiceAgentRequestListQuery = ListQuery.extend({
  status: VoiceAgentRequestStatus.optional(),
  /** The business that asked. */
  agentId: Id.optional(),
}).strict();
export type VoiceAgentRequestListQuery = z.infer<typeof VoiceAgentRequestListQuery>;
export const VoiceAgentRequestList = z.array(VoiceAgentRequest);

export const VoiceAgentApproval = z
  .object({
    voiceAgentId: Id,
    /** Null when no number was free: the agent waits, and starts by itself when it is given one. */
    phoneNumber: PhoneNumberE164.nullable(),
    status: z.enum(['active', 'pending_setup']),
    /** Why no number could be bought (yet); null: none was to be, or one was. */
    numberProblem: z.string().nullable(),
  })
  .meta({ id: 'VoiceAgentApproval' });
export type VoiceAgentApproval = z.infer<typeof VoiceAgentApproval>;

export const RejectVoiceAgentBody = z
  .strictObject({ reason: z.string().trim().min(1).max(1000) })
  .meta({ id: 'RejectVoiceAgentBody' });
export const VoiceAgentRejection = z.object({ status: z.literal('rejected') }).meta({ id: 'VoiceAgentRejection' });

const settings = {
  voiceGender: z.enum(['female', 'male']),
  voiceSpeed: z.enum(['slow', 'normal', 'fast']),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'Use a language tag, for example en-US.'),
  greetingMessage: z.string().trim().min(1).max(1000),
  /** What callers are told they can ask for; kept for whoever shows them. */
  customCommands: z.array(z.string().trim().min(1).max(80)).max(20),
  recordingEnabled: z.boolean(),
};
export const VoiceAgentSettings = z.object(settings).meta({ id: 'VoiceAgentSettings' });
export type VoiceAgentSettings = z.infer<typeof VoiceAgentSettings>;

export const VoiceAgent = z
  .object({
    id: Id,
    realEstateAgentId: Id,
    phoneNumberId: Id.nullable(),
    phoneNumber: PhoneNumberE164.nullable(),
    name: z.string(),
    systemPrompt: z.string().nullable(),
    useDefaultPrompt: z.boolean(),
    status: z.enum(['active', 'inactive', 'pending_setup']),
    settings: VoiceAgentSettings,
  })
  .meta({ id: 'VoiceAgent' });
export type VoiceAgent = z.infer<typeof VoiceAgent>;

export const VoiceAgentListQuery = ListQuery.strict();
export const VoiceAgentList = z.array(VoiceAgent);

/** What is left out stays as it is. Callers get the change from the next call on. */
export const UpdateVoiceAgentBody = z
  .strictObject({
    name: z.string().trim().min(1).max(100).optional(),
    useDefaultPrompt: z.boolean().optional(),
    systemPrompt: z.string().max(20000).nullable().optional(),
    settings: z.strictObject(settings).partial().optional(),
  })
  .meta({ id: 'UpdateVoiceAgentBody' });
export type UpdateVoiceAgentBody = z.infer<typeof UpdateVoiceAgentBody>;

export const ToggleVoiceAgentBody = z
  .strictObject({ status: z.enum(['active', 'inactive']) })
  .meta({ id: 'ToggleVoiceAgentBody' });

/** A call's status in the carrier's spelling, which this document uses. */
export const CarrierCallStatus = z.enum([
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'failed',
  'busy',
  'no-answer',
  'canceled',
]);
export type CarrierCallStatus = z.infer<typeof CarrierCallStatus>;

/** Ids and numbers are null where a call has none, such as one in the browser. */
export const VoiceAgentCall = z
  .object({
    id: Id,
    voiceAgentId: Id.nullable(),
    realEstateAgentId: Id,
    twilioCallSid: z.string().nullable(),
    contactId: Id.nullable(),
    contactName: z.string().nullable(),
    fromNumber: z.string().nullable(),
    toNumber: z.string().nullable(),
    status: CarrierCallStatus,
    direction: z.enum(['inbound', 'outbound', 'web']),
    durationSeconds: z.int(),
    /** Works without signing in, for a quarter of an hour. */
    recordingUrl: z.string().nullable(),
    transcript: z.string().nullable(),
    startedAt: Instant.nullable(),
    answeredAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'VoiceAgentCall' });
export type VoiceAgentCall = z.infer<typeof VoiceAgentCall>;
export const VoiceAgentCallPage = pageOf(VoiceAgentCall);

/** `in_progress` and `no_answer` are understood, too. */
export const VoiceAgentCallQuery = PageQuery.extend({
  ...OwnBusinessQuery.shape,
  status: z.union([CarrierCallStatus, z.enum(['in_progress', 'no_answer'])]).optional(),
  contactId: Id.optional(),
  /** Who called or was called, as the carrier wrote it. */
  phoneNumber: z.string().trim().min(1).max(64).optional(),
}).strict();
export type VoiceAgentCallQuery = z.infer<typeof VoiceAgentCallQuery>;

export const VoiceAgentRecording = z
  .object({ recordingUrl: z.string(), recordingSid: z.string().nullable() })
  .meta({ id: 'VoiceAgentRecording' });
export const VoiceAgentTranscript = z.object({ transcript: z.string() }).meta({ id: 'VoiceAgentTranscript' });

export const VoiceAgentStatsQuery = z.strictObject({ period: z.enum(['day', 'week', 'month']).default('day') });
export const VoiceAgentStats = z
  .object({
    period: z.enum(['day', 'week', 'month']),
    totalCalls: z.int(),
    completedCalls: z.int(),
    failedCalls: z.int(),
    totalDurationSeconds: z.number(),
    averageDurationSeconds: z.number(),
    callsByStatus: z.partialRecord(CarrierCallStatus, z.int()),
    /** Every day of the period in the business's zone, those without calls as well. */
    callsByDay: z.array(z.object({ date: z.iso.date(), count: z.int() })),
  })
  .meta({ id: 'VoiceAgentStats' });
export type VoiceAgentStats = z.infer<typeof VoiceAgentStats>;
