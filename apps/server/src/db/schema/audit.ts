import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { businesses } from './businesses.ts';
import { createdAt, id, isOneOf } from './columns.ts';

const ACTORS = ['user', 'api_key', 'call', 'system'] as const;

/** Who changed what. Append-only: the database refuses updates. Before and after never hold secrets. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    businessId: uuid('business_id').references(() => businesses.id, { onDelete: 'cascade' }),
    actorType: text('actor_type', { enum: ACTORS }).notNull(),
    /** Id of the user, key or call; null for the system itself. */
    actorId: uuid('actor_id'),
    /** Subject and act, `reservation.booked`. */
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id'),
    before: jsonb('before').$type<Record<string, unknown>>(),
    after: jsonb('after').$type<Record<string, unknown>>(),
    createdAt: createdAt(),
  },
  table => [
    index('audit_log_business_id_created_at_index').on(table.businessId, table.createdAt, table.id),
    index('audit_log_created_at_index').on(table.createdAt, table.id),
    index('audit_log_subject_index').on(table.subjectType, table.subjectId),
    check('audit_log_actor_type_check', isOneOf(table.actorType, ACTORS)),
  ],
);
