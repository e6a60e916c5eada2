import { sql } from 'drizzle-orm';
import { check, foreignKey, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { agents } from './agents.ts';
import { businesses } from './businesses.ts';
import { createdAt, id, instant, isOneOf, updatedAt } from './columns.ts';
import { users } from './identity.ts';

const REQUEST_STATUSES = ['pending', 'approved', 'rejected'] as const;

/** A business asks for its voice agent; an administrator decides. One may wait for a decision. */
export const agentRequests = pgTable(
  'agent_requests',
  {
    id: id(),
    businessId: uuid('business_id')
      .notNull()
      .references(() => businesses.id, { onDelete: 'cascade' }),
    status: text('status', { enum: REQUEST_STATUSES }).notNull().default('pending'),
    requestedBy: uuid('requested_by').references(() => users.id, { onDelete: 'set null' }),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    reviewedAt: instant('reviewed_at'),
    reviewedBy: uuid('reviewed_by').references(() => users.id, { onDelete: 'set null' }),
    rejectionReason: text('rejection_reason'),
    /** What came of it. */
    agentId: uuid('agent_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    foreignKey({
      name: 'agent_requests_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }),
    uniqueIndex('agent_requests_one_pending_key').on(table.businessId).where(sql`${table.status} = 'pending'`),
    index('agent_requests_business_id_index').on(table.businessId, table.id),
    index('agent_requests_status_index').on(table.status, table.id),
    check('agent_requests_status_check', isOneOf(table.status, REQUEST_STATUSES)),
    check('agent_requests_reviewed_check', sql`(${table.status} = 'pending') = (${table.reviewedAt} is null)`),
    check(
      'agent_requests_rejection_has_reason_check',
      sql`(${table.status} = 'rejected') = (${table.rejectionReason} is not null)`,
    ),
  ],
);
