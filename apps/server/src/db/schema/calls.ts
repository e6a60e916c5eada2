import {
  AnsweredBy,
  CallDirection,
  type CallEvent,
  CallStatus,
  type CostedUsage,
  Disposition,
} from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { agents, agentVersions, phoneNumbers } from './agents.ts';
import { businesses } from './businesses.ts';
import { createdAt, deletedAt, id, instant, isE164, isOneOf, updatedAt, version } from './columns.ts';

const SENTIMENTS = ['positive', 'neutral', 'negative'] as const;
const SPEAKERS = ['caller', 'agent'] as const;
const RECORDING_STATUSES = ['recording', 'completed', 'failed', 'expired'] as const;

/** Audio of a call that went on after it had broken off, until it is joined to what came before. */
export interface RecordingSegment {
  readonly storageKey: string;
  /** Milliseconds from the start of the call's media. */
  readonly startsAtMs: number;
}

/** A person the business knows. Their numbers are in `contact_numbers`. */
export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    name: text('name').notNull().default(''),
    email: text('email'),
    notes: text('notes').notNull().default(''),
    tags: text('tags').array().notNull().default(sql`'{}'::text[]`),
    /** The person asked not to be called, or not to be sent messages. */
    doNotCall: boolean('do_not_call').notNull().default(false),
    doNotText: boolean('do_not_text').notNull().default(false),
    version: version(),
    deletedAt: deletedAt(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('contacts_business_id_id_key').on(table.businessId, table.id),
    index('contacts_business_id_name_index').on(table.businessId, table.name, table.id),
    index('contacts_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('contacts_created_at_index').on(table.createdAt, table.id),
    index('contacts_name_index').on(table.name, table.id),
    index('contacts_tags_index').using('gin', table.tags),
  ],
);

/** A number belongs to one person of a business, and so tells who is calling. */
export const contactNumbers = pgTable(
  'contact_numbers',
  {
    businessId: uuid('business_id').notNull(),
    phoneNumber: text('phone_number').notNull(),
    contactId: uuid('contact_id').notNull(),
    /** Order of the person's numbers; the first is the one to call. */
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
  },
  table => [
    primaryKey({ columns: [table.businessId, table.phoneNumber] }),
    foreignKey({
      name: 'contact_numbers_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }).onDelete('cascade'),
    index('contact_numbers_contact_id_index').on(table.contactId, table.position),
    check('contact_numbers_phone_number_check', isE164(table.phoneNumber)),
  ],
);

/** One conversation. `from_number` and `to_number` are kept as the carrier sent them: withheld numbers are not E.164. */
export const calls = pgTable(
  'calls',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id),
    agentId: uuid('agent_id'),
    agentVersionId: uuid('agent_version_id'),
    phoneNumberId: uuid('phone_number_id').references(() => phoneNumbers.id, { onDelete: 'set null' }),
    contactId: uuid('contact_id'),
    direction: text('direction').$type<CallDirection>().notNull(),
    fromNumber: text('from_number'),
    toNumber: text('to_number'),
    status: text('status').$type<CallStatus>().notNull().default('queued'),
    carrier: text('carrier'),
    callSid: text('call_sid').unique(),
    streamSid: text('stream_sid'),
    retellCallId: text('retell_call_id').unique(),
    dailyRoomUrl: text('daily_room_url'),
    /** What another system that logged the call calls it. */
    externalId: text('external_id'),
    startedAt: instant('started_at').notNull().defaultNow(),
    answeredAt: instant('answered_at'),
    endedAt: instant('ended_at'),
    /** What picked up a call that we placed; null where nobody asked. */
    answeredBy: text('answered_by').$type<AnsweredBy>(),
    durationSeconds: integer('duration_seconds'),
    forwarded: boolean('forwarded').notNull().default(false),
    forwardedTo: text('forwarded_to'),
    disposition: text('disposition').$type<Disposition>(),
    dispositionDetail: text('disposition_detail').notNull().default(''),
    sentiment: text('sentiment', { enum: SENTIMENTS }),
    summary: text('summary'),
    success: boolean('success'),
    turnCount: integer('turn_count').notNull().default(0),
    /** End of the caller's speech → first agent audio, over the call's turns. Milliseconds. */
    latencyP50Ms: doublePrecision('latency_p50_ms'),
    latencyP95Ms: doublePrecision('latency_p95_ms'),
    /**
     * How many of the call's responses took how long: one number for each part of time that `response_bin` in the
     * migrations tells apart. A trigger counts each turn as it is written, and they stay when the transcript is deleted.
     */
    responseCounts: integer('response_counts').array(),
    costMinor: integer('cost_minor'),
    costCurrency: text('cost_currency'),
    /** What paid services did for the call, one entry for each provider and model. Null before its end. */
    usage: jsonb('usage').$type<readonly CostedUsage[]>(),
    metadata: jsonb('metadata').$type<Record<string, unknown>>().notNull().default(sql`'{}'::jsonb`),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'calls_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }),
    foreignKey({
      name: 'calls_agent_version_fk',
      columns: [table.businessId, table.agentVersionId],
      foreignColumns: [agentVersions.businessId, agentVersions.id],
    }),
    foreignKey({
      name: 'calls_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    unique('calls_business_id_id_key').on(table.businessId, table.id),
    uniqueIndex('calls_business_id_external_id_key')
      .on(table.businessId, table.externalId)
      .where(sql`${table.externalId} is not null`),
    index('calls_business_id_started_at_index').on(table.businessId, table.startedAt, table.id),
    // Each ends with the order of lists, so that a page far down is found without reading the rows before it. Ascending,
    // read backwards: a descending index keeps nulls last, which is not the order of a plain DESC.
    index('calls_business_id_status_index').on(table.businessId, table.status, table.startedAt, table.id),
    index('calls_business_id_direction_index').on(table.businessId, table.direction, table.startedAt, table.id),
    index('calls_business_id_disposition_index').on(table.businessId, table.disposition, table.startedAt, table.id),
    index('calls_business_id_agent_id_index').on(table.businessId, table.agentId, table.startedAt, table.id),
    index('calls_from_number_index').on(table.fromNumber),
    index('calls_to_number_index').on(table.toNumber, table.startedAt),
    index('calls_agent_id_started_at_index').on(table.agentId, table.startedAt),
    // Whose a call is stands here for administrators, who do not see calls of businesses that are deleted.
    index('calls_started_at_index').on(table.startedAt, table.id, table.businessId),
    index('calls_contact_id_index').on(table.contactId),
    index('calls_going_on_index').on(table.startedAt).where(sql`${table.endedAt} is null`),
    check('calls_direction_check', isOneOf(table.direction, CallDirection.options)),
    check('calls_status_check', isOneOf(table.status, CallStatus.options)),
    check('calls_disposition_check', isOneOf(table.disposition, Disposition.options)),
    check('calls_answered_by_check', isOneOf(table.answeredBy, AnsweredBy.options)),
    check('calls_sentiment_check', isOneOf(table.sentiment, SENTIMENTS)),
    check('calls_duration_seconds_check', sql`${table.durationSeconds} >= 0`),
    check('calls_ended_after_start_check', sql`${table.endedAt} >= ${table.startedAt}`),
    check('calls_cost_has_currency_check', sql`(${table.costMinor} is null) = (${table.costCurrency} is null)`),
  ],
);

/** The transcript: one party's floor a row. Times are milliseconds from the start of the call's media. */
export const callTurns = pgTable(
  'call_turns',
  {
    callId: uuid('call_id').notNull(),
    turnIndex: integer('turn_index').notNull(),
    businessId: uuid('business_id').notNull(),
    speaker: text('speaker', { enum: SPEAKERS }).notNull(),
    text: text('text').notNull(),
    startedAtMs: doublePrecision('started_at_ms').notNull(),
    endedAtMs: doublePrecision('ended_at_ms').notNull(),
    wasInterrupted: boolean('was_interrupted').notNull().default(false),
    endpointingMs: doublePrecision('endpointing_ms'),
    sttMs: doublePrecision('stt_ms'),
    dialogueMs: doublePrecision('dialogue_ms'),
    toolMs: doublePrecision('tool_ms'),
    ttsMs: doublePrecision('tts_ms'),
    totalMs: doublePrecision('total_ms'),
    createdAt: createdAt(),
  },
  table => [
    primaryKey({ columns: [table.callId, table.turnIndex] }),
    index('call_turns_words_index').using('gin', sql`to_tsvector('simple', ${table.text})`),
    foreignKey({
      name: 'call_turns_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    check('call_turns_speaker_check', isOneOf(table.speaker, SPEAKERS)),
    check('call_turns_turn_index_check', sql`${table.turnIndex} >= 0`),
  ],
);

/** The call's journal, append-only: the database refuses updates. `sequence` counts from 0 within the call. */
export const callEvents = pgTable(
  'call_events',
  {
    callId: uuid('call_id').notNull(),
    sequence: integer('sequence').notNull(),
    businessId: uuid('business_id').notNull(),
    type: text('type').notNull(),
    atMs: doublePrecision('at_ms').notNull(),
    payload: jsonb('payload').$type<CallEvent>().notNull(),
    createdAt: createdAt(),
  },
  table => [
    primaryKey({ columns: [table.callId, table.sequence] }),
    foreignKey({
      name: 'call_events_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    check('call_events_sequence_check', sql`${table.sequence} >= 0`),
  ],
);

/** Where a call's audio is kept; caller on the left channel, agent on the right. */
export const recordings = pgTable(
  'recordings',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    callId: uuid('call_id').notNull().unique(),
    /** Name of the object in the recording storage; null for audio that is kept elsewhere, at `recording_url`. */
    storageKey: text('storage_key').unique(),
    contentType: text('content_type').notNull().default('audio/wav'),
    channels: integer('channels').notNull().default(2),
    sampleRateHz: integer('sample_rate_hz').notNull().default(8000),
    durationMs: integer('duration_ms'),
    sizeBytes: bigint('size_bytes', { mode: 'number' }),
    /** What follows the object at `storage_key`, in order. */
    segments: jsonb('segments').$type<readonly RecordingSegment[]>().notNull().default(sql`'[]'::jsonb`),
    status: text('status', { enum: RECORDING_STATUSES }).notNull().default('recording'),
    /** The carrier's own recording of the call, or another system's, where there is one. */
    recordingSid: text('recording_sid'),
    recordingUrl: text('recording_url'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'recordings_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    // Of those whose time may be over, and of those that are still awaited.
    index('recordings_kept_index')
      .on(table.businessId, table.createdAt)
      .where(sql`${table.status} in ('completed', 'failed')`),
    index('recordings_awaited_index').on(table.createdAt).where(sql`${table.status} = 'recording'`),
    check('recordings_status_check', isOneOf(table.status, RECORDING_STATUSES)),
  ],
);
