import { TextDirection, TextStatus } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { calls, contacts } from './calls.ts';
import { createdAt, id, instant, isE164, isOneOf, updatedAt } from './columns.ts';
import { users } from './identity.ts';

/** What a business and one outside number texted each other. */
export const textThreads = pgTable(
  'text_threads',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    /** The outside number. */
    phoneNumber: text('phone_number').notNull(),
    /** The business's number that was last used. */
    ourNumber: text('our_number').notNull(),
    contactId: uuid('contact_id'),
    /** They sent STOP, and no START since. */
    optedOutAt: instant('opted_out_at'),
    unreadCount: integer('unread_count').notNull().default(0),
    lastMessageAt: instant('last_message_at').notNull().defaultNow(),
    /** Where the agent's conversation by text stands; null between conversations. */
    dialogue: jsonb('dialogue').$type<unknown>(),
    dialogueVersionId: uuid('dialogue_version_id'),
    dialogueAt: instant('dialogue_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('text_threads_business_id_id_key').on(table.businessId, table.id),
    unique('text_threads_business_id_phone_number_key').on(table.businessId, table.phoneNumber),
    foreignKey({
      name: 'text_threads_contact_fk',
      columns: [table.businessId, table.contactId],
      foreignColumns: [contacts.businessId, contacts.id],
    }),
    index('text_threads_business_id_last_message_at_index').on(table.businessId, table.lastMessageAt, table.id),
    index('text_threads_contact_id_index').on(table.contactId),
    check('text_threads_phone_number_check', isE164(table.phoneNumber)),
    check('text_threads_our_number_check', isE164(table.ourNumber)),
    check('text_threads_unread_count_check', sql`${table.unreadCount} >= 0`),
  ],
);

export const textMessages = pgTable(
  'text_messages',
  {
    id: id(),
    businessId: uuid('business_id').notNull(),
    threadId: uuid('thread_id').notNull(),
    direction: text('direction').$type<TextDirection>().notNull(),
    body: text('body').notNull(),
    status: text('status').$type<TextStatus>().notNull(),
    /** The carrier's id (Twilio: `SM…`, `MM…`). */
    messageSid: text('message_sid').unique(),
    errorCode: integer('error_code'),
    errorDetail: text('error_detail'),
    segments: integer('segments'),
    /** Pictures and the like that came with it; their content stays at the carrier. */
    mediaCount: integer('media_count').notNull().default(0),
    /** The call on which it was sent. */
    callId: uuid('call_id'),
    /** Whoever of the business wrote it; null for the agent and for what is sent by itself. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'set null' }),
    idempotencyKey: text('idempotency_key'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'text_messages_thread_fk',
      columns: [table.businessId, table.threadId],
      foreignColumns: [textThreads.businessId, textThreads.id],
    }).onDelete('cascade'),
    foreignKey({
      name: 'text_messages_call_fk',
      columns: [table.businessId, table.callId],
      foreignColumns: [calls.businessId, calls.id],
    }),
    unique('text_messages_business_id_idempotency_key_key').on(table.businessId, table.idempotencyKey),
    index('text_messages_thread_id_created_at_index').on(table.threadId, table.createdAt, table.id),
    index('text_messages_call_id_index').on(table.callId),
    // For the limits on what a business sends within an hour.
    index('text_messages_sent_index').on(table.businessId, table.createdAt).where(sql`${table.direction} = 'outbound'`),
    // What waits, or was not heard of since, is looked for again and again among all that was ever sent.
    index('text_messages_under_way_index').on(table.updatedAt).where(sql`${table.status} in ('queued', 'sending')`),
    check('text_messages_direction_check', isOneOf(table.direction, TextDirection.options)),
    check('text_messages_status_check', isOneOf(table.status, TextStatus.options)),
  ],
);
