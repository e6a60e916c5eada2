import type { CallDirection, CallStatus, Disposition } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { bigint, check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { agents } from './agents.ts';
import { businesses } from './businesses.ts';
import { instant, isOneOf } from './columns.ts';

/**
 * How much time one row counts, coarsest first. Months and days are those of UTC; a quarter of an hour divides the
 * offset of every zone, so any zone's days are whole numbers of quarters.
 */
export const COUNTED_GRAINS = ['month', 'day', 'quarter_hour'] as const;
export type CountedGrain = (typeof COUNTED_GRAINS)[number];

/**
 * What `calls` comes to, so that nobody has to read all of it: one row for the calls that are alike and began in the same
 * month, day or quarter of an hour. Triggers in the migrations keep it in the transaction of every write, whoever writes;
 * `recount_calls()` there makes it anew and says what each column is.
 */
export const callCounts = pgTable(
  'call_counts',
  {
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    agentId: uuid('agent_id'),
    grain: text('grain', { enum: COUNTED_GRAINS }).notNull(),
    /** When the month, day or quarter begins. */
    startsAt: instant('starts_at').notNull(),
    direction: text('direction').$type<CallDirection>().notNull(),
    status: text('status').$type<CallStatus>().notNull(),
    disposition: text('disposition').$type<Disposition>(),
    calls: integer('calls').notNull(),
    forwarded: integer('forwarded').notNull(),
    /** Calls that have a duration, and the sum of these. */
    timed: integer('timed').notNull(),
    seconds: bigint('seconds', { mode: 'number' }).notNull(),
    /** Calls that were judged a failure. */
    unsuccessful: integer('unsuccessful').notNull(),
    /** Calls that have a median response time, and the sum of these. Microseconds, so that sums are exact. */
    measured: integer('measured').notNull(),
    latencyUs: bigint('latency_us', { mode: 'number' }).notNull(),
    /** Responses on calls that have ended, by how long they took; as `calls.response_counts`. */
    responses: integer('responses').array(),
  },
  table => [
    foreignKey({
      name: 'call_counts_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }),
    // Nulls are alike here, which PostgreSQL 14 can only say of expressions.
    uniqueIndex('call_counts_key').on(
      table.businessId,
      table.grain,
      table.startsAt,
      sql`(coalesce(${table.agentId}::text, ''))`,
      table.direction,
      table.status,
      sql`(coalesce(${table.disposition}, ''))`,
    ),
    index('call_counts_grain_starts_at_index').on(table.grain, table.startsAt),
    index('call_counts_agent_id_index').on(table.agentId, table.grain, table.startsAt),
    check('call_counts_grain_check', isOneOf(table.grain, COUNTED_GRAINS)),
  ],
);
