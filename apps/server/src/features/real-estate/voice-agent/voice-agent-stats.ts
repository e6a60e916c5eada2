import type { CallStatus, StatisticsPeriod, VoiceAgentStats } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../../db/connection.ts';
import { businesses } from '../../../db/schema/index.ts';
import { countCalls } from '../../calls/stats.ts';
import { toCarrierStatus } from './carrier-status.ts';
import { loadVoiceAgent, noVoiceAgent } from './voice-agent-queries.ts';

export interface CountVoiceAgentCalls {
  readonly agentId: string;
  readonly period: StatisticsPeriod;
  readonly now: Date;
}

/** Counts a voice agent's calls, in days of its business's zone. Throws `not_found`. */
export async function countVoiceAgentCalls(
  db: Database,
  { agentId, period, now }: CountVoiceAgentCalls,
): Promise<VoiceAgentStats> {
  const { realEstateAgentId } = await loadVoiceAgent(db, agentId);
  const [business] = await db
    .select({ timezone: businesses.timezone })
    .from(businesses)
    .where(eq(businesses.id, realEstateAgentId));
  if (!business) throw noVoiceAgent();
  const { statistics } = await countCalls(db, {
    query: { period, agentId },
    timezone: business.timezone,
    now,
    visible: businessId => eq(businessId, realEstateAgentId),
  });
  const byStatus = Object.entries(statistics.callsByStatus) as [CallStatus, number][];
  return {
    period,
    totalCalls: statistics.totalCalls,
    completedCalls: statistics.completedCalls,
    failedCalls: statistics.failedCalls,
    totalDurationSeconds: statistics.totalDurationSeconds,
    averageDurationSeconds: statistics.averageDurationSeconds,
    callsByStatus: Object.fromEntries(byStatus.map(([status, calls]) => [toCarrierStatus(status), calls])),
    callsByDay: statistics.callsByDay,
  };
}
