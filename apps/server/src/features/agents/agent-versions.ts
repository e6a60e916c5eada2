import type { AgentConfig, AgentVersionDetail, AgentVersionSummary, PageQuery } from '@frontdesk/contract';
import { AgentConfig as AgentConfigSchema } from '@frontdesk/contract';
import { and, count, desc, eq, lt, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { agents, agentVersions } from '../../db/schema/index.ts';
import type { Transaction } from '../members/enter.ts';

export interface KeepVersion {
  readonly businessId: string;
  readonly agentId: string;
  readonly config: AgentConfig;
  /** The user; null for the system. */
  readonly publishedBy: string | null;
}

export interface KeptVersion {
  readonly id: string;
  /** Counts from 1. */
  readonly number: number;
}

/** Keeps a configuration for good, under the next number. The caller holds the lock on the agent's row. */
export async function keepVersion(db: Database, { agentId, ...values }: KeepVersion): Promise<KeptVersion> {
  const [latest] = await db
    .select({ version: sql<number>`coalesce(max(${agentVersions.version}), 0)::int` })
    .from(agentVersions)
    .where(eq(agentVersions.agentId, agentId));
  const version = (latest?.version ?? 0) + 1;
  const [row] = await db
    .insert(agentVersions)
    .values({ ...values, agentId, version })
    .returning({ id: agentVersions.id });
  if (!row) throw new Error('The version was not kept.');
  return { id: row.id, number: version };
}

const SUMMARY = {
  id: agentVersions.id,
  agentId: agentVersions.agentId,
  number: agentVersions.version,
  isPublished: sql<boolean>`${agentVersions.id} is not distinct from ${agents.publishedVersionId}`,
  publishedBy: agentVersions.publishedBy,
  publishedAt: agentVersions.publishedAt,
};
const ofAgent = eq(agents.id, agentVersions.agentId);

/** One page of an agent's versions, latest first. */
export async function listVersions(transaction: Transaction, agentId: string, { page, pageSize }: PageQuery) {
  const where = eq(agentVersions.agentId, agentId);
  const rows = await transaction
    .select(SUMMARY)
    .from(agentVersions)
    .innerJoin(agents, ofAgent)
    .where(where)
    .orderBy(desc(agentVersions.version))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await transaction.select({ total: count() }).from(agentVersions).where(where);
  const items = rows.map((row): AgentVersionSummary => ({ ...row, publishedAt: row.publishedAt.toISOString() }));
  return { items, total: counted?.total ?? 0, page, pageSize };
}

/** One version with its configuration. Throws `not_found`. */
export async function loadVersion(
  transaction: Transaction,
  agentId: string,
  number: number,
): Promise<AgentVersionDetail> {
  const [row] = await transaction
    .select({ ...SUMMARY, config: agentVersions.config })
    .from(agentVersions)
    .innerJoin(agents, ofAgent)
    .where(and(eq(agentVersions.agentId, agentId), eq(agentVersions.version, number)));
  if (!row) throw new AppError('not_found', `The agent has no version ${number}.`);
  return { ...row, publishedAt: row.publishedAt.toISOString(), config: AgentConfigSchema.parse(row.config) };
}

/** Number of the version before another one; undefined when that was the first. */
export async function versionBefore(
  transaction: Transaction,
  agentId: string,
  number: number,
): Promise<number | undefined> {
  const [row] = await transaction
    .select({ number: agentVersions.version })
    .from(agentVersions)
    .where(and(eq(agentVersions.agentId, agentId), lt(agentVersions.version, number)))
    .orderBy(desc(agentVersions.version))
    .limit(1);
  return row?.number;
}
