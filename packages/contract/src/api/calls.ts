import { z } from 'zod';
import { AnsweredBy, CallDirection, CallEvent, CallStatus, CostedUsage, Disposition, Turn } from '../call.ts';
import { Id, Money } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

export const CallListQuery = PageQuery.extend({
  businessId: Id.optional(),
  status: CallStatus.optional(),
  callSid: z.string().max(64).optional(),
  agentId: Id.optional(),
  contactId: Id.optional(),
  direction: CallDirection.optional(),
  disposition: Disposition.optional(),
  /** Started at or after. */
  from: Instant.optional(),
  /** Started before. */
  until: Instant.optional(),
  /** Who called or was called, as the carrier wrote it. */
  phoneNumber: z.string().trim().min(1).max(64).optional(),
  /** Words that were said, on calls that one may read. All of them in one turn; `-word`, `or` and quotes work. */
  search: z.string().trim().min(1).max(120).optional(),
  sort: z.enum(['started_at', '-started_at']).default('-started_at'),
});
export type CallListQuery = z.infer<typeof CallListQuery>;

/** Numbers are as the carrier sent them, so a withheld one is no number. */
export const CallSummary = z
  .object({
    id: Id,
    businessId: Id,
    agentId: Id.nullable(),
    agentName: z.string().nullable(),
    /** Whose number the other side's is. */
    contactId: Id.nullable(),
    contactName: z.string().nullable(),
    direction: CallDirection,
    fromNumber: z.string().nullable(),
    toNumber: z.string().nullable(),
    status: CallStatus,
    callSid: z.string().nullable(),
    startedAt: Instant,
    answeredAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    durationSeconds: z.int().nullable(),
    forwarded: z.boolean(),
    forwardedTo: z.string().nullable(),
    disposition: Disposition.nullable(),
    turnCount: z.int(),
    /** End of the caller's speech → first agent audio, over the call's turns. Milliseconds. */
    latencyP50Ms: z.number().nullable(),
    latencyP95Ms: z.number().nullable(),
  })
  .meta({ id: 'CallSummary' });
export type CallSummary = z.infer<typeof CallSummary>;
export const CallPage = pageOf(CallSummary);

export const CallRecording = z
  .object({
    /** `expired`: the business keeps its recordings no longer than that. */
    status: z.enum(['recording', 'completed', 'failed', 'expired']),
    contentType: z.string(),
    channels: z.int(),
    durationMs: z.int().nullable(),
    sizeBytes: z.int().nullable(),
    /** Where the audio is, from the server's root. */
    url: z.string(),
  })
  .meta({ id: 'CallRecording' });

/** A journal entry. `sequence` counts from 0 within the call; null for what is shown live and not kept. */
export const JournalEntry = z.object({ sequence: z.int().nullable(), event: CallEvent }).meta({ id: 'JournalEntry' });
export type JournalEntry = z.infer<typeof JournalEntry>;

/**
 * One call in full. Transcript, events, recording, summary, sentiment and metadata are null for whoever may see that
 * there was a call, but not what was said.
 */
export const CallDetail = CallSummary.extend({
  agentVersionId: Id.nullable(),
  phoneNumberId: Id.nullable(),
  streamSid: z.string().nullable(),
  retellCallId: z.string().nullable(),
  /** What another system that logged the call calls it. */
  externalId: z.string().nullable(),
  dailyRoomUrl: z.string().nullable(),
  dispositionDetail: z.string(),
  /** What picked up a call that the business placed, where machines were looked for. */
  answeredBy: AnsweredBy.nullable(),
  sentiment: z.enum(['positive', 'neutral', 'negative']).nullable(),
  summary: z.string().nullable(),
  success: z.boolean().nullable(),
  /** What paid services did for it, one entry for each provider and model. Null before its end. */
  usage: z.array(CostedUsage).nullable(),
  /** Of what has a known price; in a currency's minor units, so what costs less than half of one is 0. Null without any. */
  cost: Money.nullable(),
  transcript: z.array(Turn.extend({ startedAt: Instant })).nullable(),
  events: z.array(JournalEntry).nullable(),
  recording: CallRecording.nullable(),
  /** Same as the recording's `url`, once there is something to hear. */
  recordingUrl: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  createdAt: Instant,
  updatedAt: Instant,
}).meta({ id: 'Call' });
export type CallDetail = z.infer<typeof CallDetail>;

/** Opens the live socket of one call, once handed to a browser or a tool that cannot send headers. */
export const LiveToken = z.object({ token: z.string(), expiresAt: Instant }).meta({ id: 'LiveToken' });

/** `apply`: where nothing was written down during the call, what is heard becomes its transcript. */
export const TranscribeCallBody = z.strictObject({ apply: z.boolean().default(false) });
/** What was heard is in the call's `metadata.recording_transcript` some time later. */
export const QueuedTranscription = z
  .object({ callId: Id, status: z.literal('queued') })
  .meta({ id: 'QueuedTranscription' });
export type QueuedTranscription = z.infer<typeof QueuedTranscription>;
