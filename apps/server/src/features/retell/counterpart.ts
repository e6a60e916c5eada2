import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { agentCounterparts, agents } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';

const PROVIDER = 'retell';

/** What is known of an agent's counterpart besides its id; it outlives the agent. */
const State = z.object({
  llmId: z.string().optional(),
  /** Of what Retell has. */
  fingerprint: z.string().optional(),
  /** Of what Retell did not take: the same again would be refused again. */
  refused: z.string().optional(),
  /** The numbers that are bound to it, and to which id of it. */
  bound: z.record(z.string(), z.string()).optional(),
});
export type CounterpartState = z.infer<typeof State>;

export interface Counterpart {
  /** Null before it exists. */
  readonly outsideId: string | null;
  readonly state: CounterpartState;
  readonly problem: string | null;
  /** What it was to be told when this was read. */
  readonly revision: number;
}

interface AgentKey {
  readonly id: string;
  readonly businessId: string;
}

const isOf = (agentId: string) => and(eq(agentCounterparts.agentId, agentId), eq(agentCounterparts.provider, PROVIDER));

export async function loadCounterpart(db: Database, agentId: string): Promise<Counterpart | undefined> {
  const [row] = await db.select().from(agentCounterparts).where(isOf(agentId));
  return row && { ...row, state: State.catch({}).parse(row.state) };
}

/** It is at Retell, with all that it was to be told. Also in the agent's own row, and in the audit log. */
export async function settleCounterpart(
  db: Database,
  { id, businessId }: AgentKey,
  reached: { readonly outsideId: string; readonly llmId: string; readonly fingerprint: string; readonly at: Date },
): Promise<void> {
  const { outsideId, llmId, fingerprint, at } = reached;
  await db.transaction(async transaction => {
    await transaction
      .update(agentCounterparts)
      .set({
        ...{ outsideId, problem: null, retryAt: null, syncedAt: at },
        state: sql`(${agentCounterparts.state} - 'refused') || ${JSON.stringify({ llmId, fingerprint })}::jsonb`,
        syncedRevision: sql`${agentCounterparts.revision}`,
      })
      .where(isOf(id));
    const changed = await transaction
      .update(agents)
      .set({ retellAgentId: outsideId, retellLlmId: llmId })
      .where(and(eq(agents.id, id), sql`${agents.retellAgentId} is distinct from ${outsideId}`))
      .returning({ id: agents.id });
    if (changed.length > 0)
      await recordAudit(transaction, {
        ...{ businessId, actor: { type: 'system' }, action: 'agent.counterpart_set' },
        ...{ subjectType: 'agent', subjectId: id, after: { retellAgentId: outsideId, retellLlmId: llmId } },
      });
  });
}

/** Adds to what is known of it; makes its row where there is none. */
export async function noteState(db: Database, { id, businessId }: AgentKey, state: CounterpartState): Promise<void> {
  await db
    .insert(agentCounterparts)
    .values({ businessId, agentId: id, provider: PROVIDER, state })
    .onConflictDoUpdate({
      target: [agentCounterparts.agentId, agentCounterparts.provider],
      set: { state: sql`${agentCounterparts.state} || ${JSON.stringify(state)}::jsonb` },
    });
}

/** The number is bound to this counterpart, and so to no other. */
export async function noteBound(db: Database, agentId: string, number: string, outsideId: string): Promise<void> {
  const { state } = agentCounterparts;
  await db.transaction(async transaction => {
    await transaction
      .update(agentCounterparts)
      .set({ state: sql`${state} #- array['bound', ${number}::text]` })
      .where(and(eq(agentCounterparts.provider, PROVIDER), sql`${state} -> 'bound' ->> ${number}::text is not null`));
    const added = JSON.stringify({ [number]: outsideId });
    await transaction
      .update(agentCounterparts)
      .set({
        state: sql`jsonb_set(${state}, '{bound}', coalesce(${state} -> 'bound', '{}'::jsonb) || ${added}::jsonb)`,
      })
      .where(isOf(agentId));
  });
}

export async function noteUnbound(db: Database, agentId: string, number: string): Promise<void> {
  await db
    .update(agentCounterparts)
    .set({ state: sql`${agentCounterparts.state} #- array['bound', ${number}::text]` })
    .where(isOf(agentId));
}

/** Nothing is wrong any more. */
export async function clearProblem(db: Database, agentId: string): Promise<void> {
  await db.update(agentCounterparts).set({ problem: null }).where(isOf(agentId));
}

/** Why it is not in step; in the audit log, too, once for each reason. */
export async function noteProblem(
  db: Database,
  { id, businessId }: AgentKey,
  problem: string,
  before: string | null,
): Promise<void> {
  if (problem === before) return;
  await db.transaction(async transaction => {
    await transaction
      .insert(agentCounterparts)
      .values({ businessId, agentId: id, provider: PROVIDER, problem })
      .onConflictDoUpdate({ target: [agentCounterparts.agentId, agentCounterparts.provider], set: { problem } });
    await recordAudit(transaction, {
      ...{ businessId, actor: { type: 'system' }, action: 'agent.counterpart_failed' },
      ...{ subjectType: 'agent', subjectId: id, after: { provider: PROVIDER, problem } },
    });
  });
}

export async function forgetCounterpart(db: Database, agentId: string): Promise<void> {
  await db.delete(agentCounterparts).where(isOf(agentId));
}
