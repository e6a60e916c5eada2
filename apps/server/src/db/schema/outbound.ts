import { DoNotCallSource, MachineAction } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { calls } from './calls.ts';
import { createdAt, id, instant, isE164, isOneOf } from './columns.ts';

/** What a call that we place is to do, beside its record in `calls`. Written before the carrier is asked. */
export const outboundCalls = pgTable(
  'outbound_calls',
  {
    callId: uuid('call_id').primaryKey(),
    businessId: uuid('business_id').notNull(),
    /** Why it is placed, in the words of whoever asked for it. */
    purpose: text('purpose').notNull().default(''),
    machineAction: text('machine_action').$type<MachineAction>().notNull(),
    machineMessage: text('machine_message'),
    ringSeconds: integer('ring_seconds').notNull(),
    /** The highest number of the carrier's status callbacks so far; what carries a lower one comes late. */
    statusSequence: integer('status_sequence'),
    /** When the answering machine was dealt with; the verdict may come twice. */
    machineHandledAt: instant('machine_handled_at'),
    /** Somebody ended the call before the carrier's id of it was known. */
    cancelRequestedAt: instant('cancel_requested_at'),
    createdAt: createdAt(),
  },
  table => [
    foreignKey({
      name: 'outbound_calls_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }).onDelete('cascade'),
    check('outbound_calls_machine_action_check', isOneOf(table.machineAction, MachineAction.options)),
    check('outbound_calls_ring_seconds_check', sql`${table.ringSeconds} between 1 and 600`),
    check(
      'outbound_calls_message_check',
      sql`${table.machineAction} <> 'leave_message' or ${table.machineMessage} is not null`,
    ),
  ],
);

/** Numbers that a business must not call. Those of contacts who asked for it are marked at the contact. */
export const doNotCallNumbers = pgTable(
  'do_not_call_numbers',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    phoneNumber: text('phone_number').notNull(),
    reason: text('reason').notNull().default(''),
    source: text('source').$type<DoNotCallSource>().notNull(),
    /** The call on which it was asked for. */
    callId: uuid('call_id'),
    createdAt: createdAt(),
  },
  table => [
    foreignKey({
      name: 'do_not_call_numbers_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    unique('do_not_call_numbers_business_id_phone_number_key').on(table.businessId, table.phoneNumber),
    index('do_not_call_numbers_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('do_not_call_numbers_created_at_index').on(table.createdAt, table.id),
    check('do_not_call_numbers_phone_number_check', isE164(table.phoneNumber)),
    check('do_not_call_numbers_source_check', isOneOf(table.source, DoNotCallSource.options)),
  ],
);
