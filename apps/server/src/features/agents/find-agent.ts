import { AgentConfig, type BusinessKind } from '@frontdesk/contract';
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { agents, agentVersions, businesses } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import { defaultAgentOf } from './default-agent.ts';

export type AgentRow = typeof agents.$inferSelect;

/** An agent as it is edited, and what callers get of it. */
export interface FoundAgent {
  readonly row: AgentRow;
  readonly kind: BusinessKind;
  /** What is being edited. */
  readonly draft: AgentConfig;
  /** Null before anything was published. */
  readonly published: { readonly number: number; readonly config: AgentConfig } | null;
}

/** Inside a tenant's transaction. Throws `not_found`, for deleted agents, too. */
export async function findAgent(transaction: Transaction, agentId: string): Promise<FoundAgent> {
  const [found] = await selectAgents(transaction, eq(agents.id, agentId));
  if (!found) throw new AppError('not_found', 'There is no such agent.');
  return found;
}

/** As `findAgent`, and nobody else changes it until the transaction ends. */
export async function lockAgent(transaction: Transaction, agentId: string): Promise<FoundAgent> {
  await transaction.execute(sql`select 1 from ${agents} where ${agents.id} = ${agentId} for update`);
  return findAgent(transaction, agentId);
}

/** The agent a business started with: the one that is meant where a business has just one. */
export async function findMainAgent(transaction: Transaction, businessId: string): Promise<FoundAgent | undefined> {
  const [found] = await selectAgents(transaction, eq(agents.businessId, businessId));
  return found;
}

async function selectAgents(db: Database, where: SQL): Promise<FoundAgent[]> {
  const rows = await db
    .select({ row: agents, kind: businesses.kind, number: agentVersions.version, config: agentVersions.config })
    .from(agents)
    .innerJoin(businesses, eq(businesses.id, agents.businessId))
    .leftJoin(agentVersions, eq(agentVersions.id, agents.publishedVersionId))
    .where(and(where, isNull(agents.deletedAt)))
    .orderBy(asc(agents.createdAt), asc(agents.id))
    .limit(1);
  return rows.map(({ row, kind, number, config }) => {
    const published = number !== null && config ? { number, config: AgentConfig.parse(config) } : null;
    const draft = row.draft ? AgentConfig.parse(row.draft) : (published?.config ?? defaultAgentOf(kind));
    return { row, kind, draft, published };
  });
}
