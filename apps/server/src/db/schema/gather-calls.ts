import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { calls } from './calls.ts';
import { createdAt, isOneOf, updatedAt } from './columns.ts';

const VOICES = ['own', 'carrier'] as const;

/**
 * How far a call has come that is talked on in single exchanges, without a media stream. What was said is in its
 * journal, and what the dialogue goes on from is its checkpoint.
 */
export const gatherCalls = pgTable(
  'gather_calls',
  {
    callId: uuid('call_id').primaryKey(),
    businessId: uuid('business_id').notNull(),
    /** How many of the carrier's questions were answered; the next one has this number, counted from 0. */
    answered: integer('answered').notNull(),
    /** TwiML that the last one was answered with, for when it is asked again. */
    document: text('document').notNull(),
    /** The agent's sentences in it. */
    said: jsonb('said').$type<readonly string[]>().notNull(),
    /** `own`: files of our voice are played; `carrier`: the carrier reads the words out. */
    voice: text('voice', { enum: VOICES }).notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'gather_calls_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    check('gather_calls_answered_check', sql`${table.answered} >= 0`),
    check('gather_calls_voice_check', isOneOf(table.voice, VOICES)),
  ],
);
