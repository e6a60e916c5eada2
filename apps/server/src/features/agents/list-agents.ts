import type { AgentListQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { containsText } from '../../db/contains-text.ts';
import { agents, agentVersions, businesses } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';
import { loadNumbers, toSummary } from './agent-detail.ts';
import { loadAgentStats } from './agent-stats.ts';

const ORDER = {
  name: asc(agents.name),
  '-name': desc(agents.name),
  created_at: asc(agents.createdAt),
  '-created_at': desc(agents.createdAt),
} as const;

// Configurations are large, and a list needs three words of each.
const { draft, settings: _settings, ...row } = getTableColumns(agents);
const config = sql`coalesce(${draft}, ${agentVersions.config})`;

/** One page of the agents somebody may see. */
export async function listAgents(db: Database, principal: Principal, query: AgentListQuery) {
  const { page, pageSize, businessId, status, search, sort } = query;
  const where = and(
    visibleTo(db, principal, agents.businessId, 'agents:read'),
    isNull(agents.deletedAt),
    isNull(businesses.deletedAt),
    businessId === undefined ? undefined : eq(agents.businessId, businessId),
    status && eq(agents.status, status),
    search ? or(containsText(agents.name, search), containsText(agents.description, search)) : undefined,
  );
  const ofBusiness = eq(businesses.id, agents.businessId);
  const [rows, [counted]] = await Promise.all([
    db
      .select({
        row,
        voiceId: sql<string | null>`${config}->'voice'->>'voiceId'`,
        language: sql<string>`coalesce(${config}->>'language', 'en-US')`,
        model: sql<string | null>`${config}->'llm'->>'model'`,
        publishedVersion: agentVersions.version,
        hasUnpublishedChanges: sql<boolean>`${agents.publishedVersionId} is null
          or (${agents.draft} is not null and ${agents.draft} is distinct from ${agentVersions.config})`,
      })
      .from(agents)
      .innerJoin(businesses, ofBusiness)
      .leftJoin(agentVersions, eq(agentVersions.id, agents.publishedVersionId))
      .where(where)
      .orderBy(ORDER[sort], asc(agents.id))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(agents).innerJoin(businesses, ofBusiness).where(where),
  ]);
  const ids = rows.map(entry => entry.row.id);
  const [statsOf, numbersOf] = await Promise.all([loadAgentStats(db, ids), loadNumbers(db, ids)]);
  const items = rows.map(entry =>
    toSummary({ ...entry, stats: statsOf(entry.row.id), numbers: numbersOf(entry.row.id) }),
  );
  return { items, total: counted?.total ?? 0, page, pageSize };
}
