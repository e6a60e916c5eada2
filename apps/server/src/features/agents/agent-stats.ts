import type { AgentStats } from '@frontdesk/contract';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { callCounts } from '../../db/schema/index.ts';

const NO_CALLS: AgentStats = { callsHandled: 0, avgLatency: null, successRate: null };

const ended = sql`(${callCounts.status} in ('completed', 'failed', 'busy', 'no_answer', 'canceled'))`;
const completed = sql`(${callCounts.status} = 'completed')`;

/** What the agents' calls came to, by agent. Adds up their months, however many calls there were. */
export async function loadAgentStats(
  db: Database,
  agentIds: readonly string[],
): Promise<(agentId: string) => AgentStats> {
  if (agentIds.length === 0) return () => NO_CALLS;
  const rows = await db
    .select({
      agentId: callCounts.agentId,
      callsHandled: sql`sum(${callCounts.calls})`.mapWith(Number),
      avgLatency: sql`sum(${callCounts.latencyUs}) / nullif(sum(${callCounts.measured}), 0) / 1000`.mapWith(Number),
      successRate: sql`sum(${callCounts.calls} - ${callCounts.unsuccessful}) filter (where ${completed})
        / sum(${callCounts.calls}) filter (where ${ended})::float8`.mapWith(Number),
    })
    .from(callCounts)
    .where(and(eq(callCounts.grain, 'month'), inArray(callCounts.agentId, [...agentIds])))
    .groupBy(callCounts.agentId);
  const byAgent = new Map(rows.map(({ agentId, ...stats }) => [agentId, stats]));
  return agentId => byAgent.get(agentId) ?? NO_CALLS;
}
