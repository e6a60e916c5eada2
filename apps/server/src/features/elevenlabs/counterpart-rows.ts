import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agentCounterparts, agents } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Counterpart } from './sync-counterpart.ts';

const PROVIDER = 'elevenlabs';
/** Longer than a sync may take: whoever died with it does not keep others from it. */
const LOCK_MS = 150_000;
const MAX_AT_ONCE = 500;

export type CounterpartRow = typeof agentCounterparts.$inferSelect;

const isOf = (agentId: string) => and(eq(agentCounterparts.agentId, agentId), eq(agentCounterparts.provider, PROVIDER));

/** Those that have something to be told, and may be tried now. */
export function findStale(
  db: Database,
  now: Date,
  limit = MAX_AT_ONCE,
): Promise<{ businessId: string; agentId: string }[]> {
  return db
    .select({ businessId: agentCounterparts.businessId, agentId: agentCounterparts.agentId })
    .from(agentCounterparts)
    .where(
      and(
        eq(agentCounterparts.provider, PROVIDER),
        sql`${agentCounterparts.revision} > ${agentCounterparts.syncedRevision}`,
        or(isNull(agentCounterparts.retryAt), lt(agentCounterparts.retryAt, now)),
      ),
    )
    .limit(limit);
}

/** The row, for nobody else until it is let go; undefined where it is in step, or somebody is at it. */
export async function claim(db: Database, agentId: string, now: Date): Promise<CounterpartRow | undefined> {
  const [row] = await db
    .update(agentCounterparts)
    .set({ lockedUntil: new Date(now.getTime() + LOCK_MS) })
    .where(
      and(
        isOf(agentId),
        sql`${agentCounterparts.revision} > ${agentCounterparts.syncedRevision}`,
        or(isNull(agentCounterparts.lockedUntil), lt(agentCounterparts.lockedUntil, now)),
      ),
    )
    .returning();
  return row;
}

/** Writes down what was reached, and the agent's id there in the agent's own row. */
export function saveCounterpart(db: Database, { businessId, agentId }: CounterpartRow, reached: Counterpart) {
  const { outsideId, state } = reached;
  return db.transaction(async transaction => {
    await transaction.update(agentCounterparts).set({ outsideId, state }).where(isOf(agentId));
    const changed = await transaction
      .update(agents)
      .set({ elevenlabsAgentId: outsideId })
      .where(
        and(
          eq(agents.id, agentId),
          isNull(agents.deletedAt),
          sql`${agents.elevenlabsAgentId} is distinct from ${outsideId}`,
        ),
      )
      .returning({ id: agents.id });
    if (changed.length > 0)
      await recordAudit(transaction, {
        ...{ businessId, actor: { type: 'system' }, action: 'agent.counterpart_set' },
        ...{ subjectType: 'agent', subjectId: agentId, after: { elevenlabsAgentId: outsideId } },
      });
  });
}

/** It is in step with what it was when it was claimed. */
export async function settle(db: Database, { agentId, revision }: CounterpartRow, now: Date): Promise<void> {
  await db
    .update(agentCounterparts)
    .set({ syncedRevision: revision, syncedAt: now, problem: null, retryAt: null, lockedUntil: null })
    .where(isOf(agentId));
}

export interface SyncProblem {
  readonly problem: string;
  readonly retryAt: Date;
}

/** Notes why it could not be brought into step; in the audit log, too, once for each reason. */
export async function noteProblem(db: Database, row: CounterpartRow, { problem, retryAt }: SyncProblem): Promise<void> {
  const { businessId, agentId } = row;
  await db.transaction(async transaction => {
    await transaction.update(agentCounterparts).set({ problem, retryAt, lockedUntil: null }).where(isOf(agentId));
    if (row.problem === problem) return;
    await recordAudit(transaction, {
      ...{ businessId, actor: { type: 'system' }, action: 'agent.counterpart_failed' },
      ...{ subjectType: 'agent', subjectId: agentId, after: { provider: PROVIDER, problem } },
    });
  });
}

export async function forget(db: Database, agentId: string): Promise<void> {
  await db.delete(agentCounterparts).where(isOf(agentId));
}
