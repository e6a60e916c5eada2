import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';
import { users } from './identity.ts';

/** Answers to requests that came with an `Idempotency-Key`, so that a repeat gets the first answer and does nothing. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Method and path pattern, `POST /api/calls`. */
    route: text('route').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of the address and the body, hex. */
    requestHash: text('request_hash').notNull(),
    /** Null while the first request is still being answered. */
    status: integer('status'),
    body: text('body'),
    contentType: text('content_type'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.userId, table.route, table.key] }),
    index('idempotency_keys_expires_at_index').on(table.expiresAt),
  ],
);
