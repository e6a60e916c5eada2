import type { AgentStats } from '@frontdesk/contract';
import { avg, count, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';

const NO_CALLS: AgentStats = { callsHandled: 0, avgLatency: null, successRate: null };

/** What the agents' calls came to, by agent. Reads every call of these agents. */
export async function loadAgentStats(
  db: Database,
  agentIds: readonly string[],
): Promise<(agentId: string) => AgentStats> {
  if (agentIds.length === 0) return () => NO_CALLS;
  const rows = await db
    .select({
      agentId: calls.agentId,
      callsHandled: count(),
      avgLatency: avg(calls.latencyP50Ms).mapWith(Number),
      successRate: sql`avg(case when ${calls.status} = 'completed' then (${calls.success} is not false)::int else 0 end)
        filter (where ${calls.status} in ('completed', 'failed', 'busy', 'no_answer', 'canceled'))`.mapWith(Number),
    })
    .from(calls)
    .where(inArray(calls.agentId, [...agentIds]))
    .groupBy(calls.agentId);
  const byAgent = new Map(rows.map(({ agentId, ...stats }) => [agentId, stats]));
  return agentId => byAgent.get(agentId) ?? NO_CALLS;
}
