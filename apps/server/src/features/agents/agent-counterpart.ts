import type { AgentCounterpart } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { agentCounterparts } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';
import type { AgentRow } from './find-agent.ts';

/** How it stands with the agent's counterpart at the service that holds its calls; null where there is none. */
export async function loadCounterpart(
  transaction: Transaction,
  { id, engine }: Pick<AgentRow, 'id' | 'engine'>,
): Promise<AgentCounterpart | null> {
  const [row] = await transaction
    .select()
    .from(agentCounterparts)
    .where(and(eq(agentCounterparts.agentId, id), eq(agentCounterparts.provider, engine)));
  if (!row) return null;
  const { provider, outsideId, problem, revision, syncedRevision, syncedAt } = row;
  const isInStep = revision === syncedRevision;
  const status = problem !== null ? 'failed' : isInStep ? 'in_step' : outsideId === null ? 'pending_setup' : 'changing';
  return { provider, outsideId, status, problem, syncedAt: syncedAt?.toISOString() ?? null };
}
