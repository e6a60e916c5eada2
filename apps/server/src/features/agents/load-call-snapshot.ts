import { AgentConfig, type CallSnapshot, type KnowledgeEntry } from '@frontdesk/contract';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agents, agentVersions, businesses, knowledgeChunks, knowledgeItems } from '../../db/schema/index.ts';
import { toBusinessProfile } from '../businesses/business-profile.ts';
import { verticalOf } from '../businesses/verticals.ts';

export interface PublishedVersion {
  readonly businessId: string;
  readonly agentId: string;
  readonly versionId: string;
}

/**
 * Everything a call needs to know, as it is at this moment. Every read goes by a key or an index of the business.
 * Throws when the business has no such version, or when its configuration no longer fits the contract.
 */
export async function loadCallSnapshot(db: Database, version: PublishedVersion): Promise<CallSnapshot> {
  const { businessId, agentId, versionId } = version;
  const [row] = await db
    .select({
      ...{ name: agents.name, config: agentVersions.config, engine: agents.engine },
      ...{ elevenlabsAgentId: agents.elevenlabsAgentId, retellAgentId: agents.retellAgentId },
    })
    .from(agentVersions)
    .innerJoin(agents, eq(agents.id, agentVersions.agentId))
    .where(
      and(
        eq(agentVersions.id, versionId),
        eq(agentVersions.agentId, agentId),
        eq(agentVersions.businessId, businessId),
      ),
    );
  if (!row) throw new Error(`Business ${businessId} has no agent version ${versionId}.`);
  const config = AgentConfig.parse(row.config);
  return assembleSnapshot(db, businessId, { ...row, id: agentId, versionId, config });
}

/** As `loadCallSnapshot`, for a configuration that need not be published. */
export async function assembleSnapshot(
  db: Database,
  businessId: string,
  agent: CallSnapshot['agent'],
): Promise<CallSnapshot> {
  const [business] = await db.select().from(businesses).where(eq(businesses.id, businessId));
  if (!business) throw new Error(`There is no business ${businessId}.`);
  // One after another: inside a transaction there is one connection.
  const knowledge = await loadKnowledge(db, businessId);
  const special = await verticalOf(business.kind)?.loadSnapshot(db, businessId, business.profile);
  return { agent, business: toBusinessProfile(business), knowledge, ...special };
}

/** The passages of the active items, each with its item's name; an item that was never divided is one passage. */
function loadKnowledge(db: Database, businessId: string): Promise<KnowledgeEntry[]> {
  return db
    .select({
      id: sql<string>`coalesce(${knowledgeChunks.id}, ${knowledgeItems.id})`,
      title: knowledgeItems.name,
      text: sql<string>`coalesce(${knowledgeChunks.text}, ${knowledgeItems.content})`,
    })
    .from(knowledgeItems)
    .leftJoin(knowledgeChunks, eq(knowledgeChunks.itemId, knowledgeItems.id))
    .where(and(eq(knowledgeItems.businessId, businessId), eq(knowledgeItems.isActive, true)))
    .orderBy(asc(knowledgeItems.id), asc(knowledgeChunks.position));
}
