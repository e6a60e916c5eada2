import {
  BatchEntryState,
  BatchOutcome,
  BatchPauseReason,
  type BatchSettings,
  BatchSkipReason,
  BatchStatus,
} from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import {
  check,
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
import { agents } from './agents.ts';
import { businesses } from './businesses.ts';
import { calls, contacts } from './calls.ts';
import { createdAt, id, instant, isE164, isOneOf, updatedAt } from './columns.ts';

/** Many people to be called for one purpose. */
export const batches = pgTable(
  'batches',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    agentId: uuid('agent_id'),
    /** The business's number that the callees see; null for the agent's own. It may be gone since. */
    fromNumber: text('from_number'),
    status: text('status').$type<BatchStatus>().notNull(),
    pauseReason: text('pause_reason').$type<BatchPauseReason>(),
    pauseDetail: text('pause_detail').notNull().default(''),
    settings: jsonb('settings').$type<BatchSettings>().notNull(),
    /** Who the audit log names for its calls. */
    createdBy: jsonb('created_by').$type<{ type: 'user' | 'api_key' | 'call'; id: string }>(),
    startAt: instant('start_at').notNull(),
    /** No call of it begins before then. */
    nextDialAt: instant('next_dial_at').notNull(),
    /** Since when its failures count: its start, or when somebody let it go on after too many. */
    failuresSince: instant('failures_since').notNull(),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('batches_business_id_id_key').on(table.businessId, table.id),
    foreignKey({
      name: 'batches_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }),
    index('batches_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('batches_created_at_index').on(table.createdAt, table.id, table.businessId),
    index('batches_under_way_index')
      .on(table.businessId, table.status)
      .where(sql`${table.status} in ('scheduled', 'running')`),
    check('batches_from_number_check', isE164(table.fromNumber)),
    check('batches_status_check', isOneOf(table.status, BatchStatus.options)),
    check('batches_pause_reason_check', isOneOf(table.pauseReason, BatchPauseReason.options)),
  ],
);

/** Somebody whom a batch calls, and where that stands. */
export const batchEntries = pgTable(
  'batch_entries',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    /** Place in the batch, from 1. */
    position: integer('position').notNull(),
    /** Null for a contact without a number, which is skipped. */
    phoneNumber: text('phone_number'),
    contactId: uuid('contact_id'),
    name: text('name').notNull().default(''),
    variables: jsonb('variables').$type<Record<string, string>>().notNull().default(sql`'{}'::jsonb`),
    state: text('state').$type<BatchEntryState>().notNull(),
    outcome: text('outcome').$type<BatchOutcome>(),
    reason: text('reason').$type<BatchSkipReason>(),
    /** Calls placed so far; the one that goes on is counted. */
    attempts: integer('attempts').notNull().default(0),
    /** How often which outcome came. */
    tries: jsonb('tries').$type<Partial<Record<BatchOutcome, number>>>().notNull().default(sql`'{}'::jsonb`),
    dueAt: instant('due_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('batch_entries_business_id_id_key').on(table.businessId, table.id),
    unique('batch_entries_batch_id_position_key').on(table.batchId, table.position),
    foreignKey({
      name: 'batch_entries_batch_fk',
      columns: [table.businessId, table.batchId],
      foreignColumns: [batches.businessId, batches.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'batch_entries_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    index('batch_entries_batch_id_state_index').on(table.batchId, table.state, table.position),
    index('batch_entries_due_index')
      .on(table.batchId, table.dueAt, table.position)
      .where(sql`${table.state} = 'waiting'`),
    index('batch_entries_contact_id_index').on(table.contactId),
    // Nobody's telephone rings for two calls of a business's batches at once.
    uniqueIndex('batch_entries_calling_key')
      .on(table.businessId, table.phoneNumber)
      .where(sql`${table.state} = 'calling'`),
    check('batch_entries_state_check', isOneOf(table.state, BatchEntryState.options)),
    check('batch_entries_outcome_check', isOneOf(table.outcome, BatchOutcome.options)),
    check('batch_entries_reason_check', isOneOf(table.reason, BatchSkipReason.options)),
    check('batch_entries_phone_number_check', isE164(table.phoneNumber)),
    check('batch_entries_position_check', sql`${table.position} >= 1`),
    check('batch_entries_attempts_check', sql`${table.attempts} >= 0`),
  ],
);

/** One try to reach somebody: written in one transaction with its call, before the carrier hears of it. */
export const batchAttempts = pgTable(
  'batch_attempts',
  {
    entryId: uuid('entry_id').notNull(),
    /** From 1. */
    attempt: integer('attempt').notNull(),
    businessId: uuid('business_id').notNull(),
    batchId: uuid('batch_id').notNull(),
    callId: uuid('call_id').notNull().unique(),
    /** Null until the call is over and was taken note of. */
    outcome: text('outcome').$type<BatchOutcome>(),
    settledAt: instant('settled_at'),
    createdAt: createdAt(),
  },
  table => [
    primaryKey({ columns: [table.entryId, table.attempt] }),
    foreignKey({
      name: 'batch_attempts_entry_fk',
      columns: [table.businessId, table.entryId],
      foreignColumns: [batchEntries.businessId, batchEntries.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'batch_attempts_batch_fk',
      columns: [table.businessId, table.batchId],
      foreignColumns: [batches.businessId, batches.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'batch_attempts_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    index('batch_attempts_open_index').on(table.batchId).where(sql`${table.outcome} is null`),
    index('batch_attempts_batch_id_settled_at_index').on(table.batchId, table.settledAt),
    check('batch_attempts_outcome_check', isOneOf(table.outcome, BatchOutcome.options)),
    check('batch_attempts_attempt_check', sql`${table.attempt} >= 1`),
  ],
);
