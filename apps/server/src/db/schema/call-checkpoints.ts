import { sql } from 'drizzle-orm';
import { check, customType, doublePrecision, foreignKey, integer, pgTable, uuid } from 'drizzle-orm/pg-core';
import { calls } from './calls.ts';
import { createdAt, updatedAt } from './columns.ts';

/** `jsonb` of any value: Drizzle's own reads a text that looks like JSON a second time, and makes `"5"` the number 5. */
const anyJson = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: value => JSON.stringify(value),
  fromDriver: value => value,
});

/**
 * From where a call that breaks off can be taken up again: the latest point only, while it goes on. `state` is the
 * dialogue's own.
 */
export const callCheckpoints = pgTable(
  'call_checkpoints',
  {
    callId: uuid('call_id').primaryKey(),
    businessId: uuid('business_id').notNull(),
    /** Milliseconds from the start of the call's media. */
    atMs: doublePrecision('at_ms').notNull(),
    state: anyJson('state'),
    turnCount: integer('turn_count').notNull(),
    reminders: integer('reminders').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'call_checkpoints_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    check('call_checkpoints_turn_count_check', sql`${table.turnCount} >= 0`),
  ],
);
