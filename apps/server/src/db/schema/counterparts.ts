import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { agents } from './agents.ts';
import { createdAt, instant, updatedAt } from './columns.ts';

/**
 * What an outside service keeps of an agent. Triggers count `revision` up with every change that the service should know
 * of, in the transaction of the change; whoever has told it of all of them sets `synced_revision` to the same.
 */
export const agentCounterparts = pgTable(
  'agent_counterparts',
  {
    businessId: uuid('business_id').notNull(),
    agentId: uuid('agent_id').notNull(),
    /** Id of the provider's record. */
    provider: text('provider').notNull(),
    /** The agent's id there. */
    outsideId: text('outside_id'),
    /** What was sent, as ids and hashes: the provider's own business. */
    state: jsonb('state').$type<Record<string, unknown>>().notNull().default({}),
    revision: integer('revision').notNull().default(1),
    syncedRevision: integer('synced_revision').notNull().default(0),
    /** Why it is not in step, in a sentence for people. */
    problem: text('problem'),
    /** Not to be tried again before. */
    retryAt: instant('retry_at'),
    /** Somebody is at it until then. */
    lockedUntil: instant('locked_until'),
    syncedAt: instant('synced_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  table => [
    primaryKey({ columns: [table.agentId, table.provider] }),
    foreignKey({
      name: 'agent_counterparts_agent_fk',
      columns: [table.businessId, table.agentId],
      foreignColumns: [agents.businessId, agents.id],
    }).onDelete('cascade'),
    index('agent_counterparts_business_id_index').on(table.businessId),
    index('agent_counterparts_outside_id_index').on(table.provider, table.outsideId),
  ],
);
