import { check, foreignKey, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { calls } from './calls.ts';
import { createdAt, id, isE164, isOneOf, updatedAt } from './columns.ts';

const STATUSES = ['new', 'read', 'done'] as const;

/** A message a caller left with the agent for a person. */
export const messages = pgTable(
  'messages',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    callId: uuid('call_id'),
    name: text('name').notNull(),
    phone: text('phone').notNull(),
    message: text('message').notNull(),
    status: text('status', { enum: STATUSES }).notNull().default('new'),
    idempotencyKey: text('idempotency_key'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'messages_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    unique('messages_business_id_idempotency_key_key').on(table.businessId, table.idempotencyKey),
    index('messages_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    check('messages_status_check', isOneOf(table.status, STATUSES)),
    check('messages_phone_check', isE164(table.phone)),
  ],
);
