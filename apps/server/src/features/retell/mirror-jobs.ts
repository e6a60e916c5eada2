import { and, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { agentCounterparts, agents } from '../../db/schema/index.ts';
import { defineQueue } from '../../jobs/job-queue.ts';
import { keepInStep } from './mirror.ts';
import { PUT_THROUGH, putThrough } from './put-through.ts';
import type { RetellContext } from './retell-context.ts';

const EVERY_MINUTE = '* * * * *';

/**
 * Look at every agent that is at Retell, or should be. What an agent knows comes from all over the business, so whatever
 * was changed, a minute later Retell has it; what failed is tried again then.
 */
export const KEEP_RETELL_IN_STEP = defineQueue({ name: 'retell.keep-in-step', payload: z.object({}), retries: 0 });

export async function workOnRetell(context: RetellContext): Promise<void> {
  const { jobs } = context;
  await jobs.work(KEEP_RETELL_IN_STEP, (_nothing, signal) => keepAllInStep(context, signal));
  await jobs.repeat(KEEP_RETELL_IN_STEP, EVERY_MINUTE, {});
  await jobs.work(PUT_THROUGH, call => putThrough(context, call));
}

/** One after the other; an agent whose turn fails does not hold up the others. */
export async function keepAllInStep(context: RetellContext, signal: AbortSignal): Promise<void> {
  const { db, logger } = context;
  const isLeftBehind = and(isNotNull(agents.deletedAt), isNotNull(agentCounterparts.agentId));
  const isWanted = and(isNull(agents.deletedAt), eq(agents.engine, 'retell'), isNotNull(agents.publishedVersionId));
  const hasNumbers = sql`coalesce(${agentCounterparts.state} -> 'bound', '{}') <> '{}'`;
  const rows = await db
    .select({ id: agents.id })
    .from(agents)
    .leftJoin(
      agentCounterparts,
      and(eq(agentCounterparts.agentId, agents.id), eq(agentCounterparts.provider, 'retell')),
    )
    .where(or(isLeftBehind, isWanted, hasNumbers));
  for (const { id } of rows) {
    if (signal.aborted) return;
    try {
      await keepInStep(context, id, signal);
    } catch (error) {
      logger.warn({ agentId: id, err: error }, 'An agent is not in step at Retell yet.');
    }
  }
}
