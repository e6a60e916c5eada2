import { type WebhookEvent, WebhookKind } from '@frontdesk/contract';
import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { createdAt, id, isOneOf, updatedAt, version } from './columns.ts';

/** Where a business wants to be called: told of events, or asked to carry out an agent's tool. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    kind: text('kind').$type<WebhookKind>().notNull(),
    url: text('url').notNull(),
    description: text('description').notNull().default(''),
    events: text('events').array().$type<WebhookEvent[]>().notNull().default(sql`'{}'::text[]`),
    /** Signs what is sent there. Encrypted with AES-256-GCM. */
    sealedSecret: text('sealed_secret').notNull(),
    isActive: boolean('is_active').notNull().default(true),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    unique('webhook_endpoints_business_id_id_key').on(table.businessId, table.id),
    index('webhook_endpoints_created_at_index').on(table.createdAt, table.id),
    check('webhook_endpoints_kind_check', isOneOf(table.kind, WebhookKind.options)),
    check('webhook_endpoints_events_check', sql`(${table.kind} = 'events') = (cardinality(${table.events}) > 0)`),
  ],
);
