import type { AgentConfig, CreateAgentBody, UpdateAgentBody } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { sqlState } from '../../db/retry-transaction.ts';
import { agents, businesses, phoneNumbers } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { changedFields } from '../audit/changed-fields.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { keepVersion } from './agent-versions.ts';
import { changeConfig, same } from './change-config.ts';
import { requireSoundConfig } from './check-config.ts';
import { defaultAgentOf } from './default-agent.ts';
import { diffConfigs } from './diff-configs.ts';
import { type AgentRow, type FoundAgent, lockAgent } from './find-agent.ts';

const UNIQUE_VIOLATION = '23505';

type RowChanges = Partial<
  Pick<AgentRow, 'name' | 'description' | 'engine' | 'status' | 'elevenlabsAgentId' | 'retellAgentId' | 'retellLlmId'>
>;

/** Adds an agent that starts from the default of its kind of business. Returns its id. */
export function createAgent(tenant: Tenant, body: Omit<CreateAgentBody, 'businessId'>): Promise<string> {
  return withOutsideIds(tenant.run(transaction => insertAgent(transaction, tenant, body)));
}

/** As `createAgent`, inside the tenant's transaction. */
export async function insertAgent(
  transaction: Transaction,
  tenant: Tenant,
  body: Omit<CreateAgentBody, 'businessId'>,
): Promise<string> {
  const { businessId, actor } = tenant;
  const [business] = await transaction
    .select({ kind: businesses.kind })
    .from(businesses)
    .where(eq(businesses.id, businessId));
  if (!business) throw new AppError('not_found', 'There is no such business.');
  const [row] = await transaction
    .insert(agents)
    .values({ businessId, name: body.name, draft: defaultAgentOf(business.kind) })
    .returning({ id: agents.id });
  if (!row) throw new Error('The agent was not kept.');
  await recordAudit(transaction, {
    businessId,
    actor,
    action: 'agent.created',
    subjectType: 'agent',
    subjectId: row.id,
    after: { name: body.name },
  });
  await changeAgent(transaction, tenant, await lockAgent(transaction, row.id), { ...body, version: 1 });
  return row.id;
}

/**
 * Changes an agent. Name, description, status and outside ids count at once, the configuration when it is published.
 * Throws `not_found`, `version_conflict`, and `validation_failed` with everything that would go wrong on a call.
 */
export function editAgent(
  tenant: Tenant,
  agentId: string,
  changes: UpdateAgentBody & { readonly toolSettings?: AgentConfig['toolSettings'] },
): Promise<void> {
  return withOutsideIds(
    tenant.run(async transaction => changeAgent(transaction, tenant, await lockAgent(transaction, agentId), changes)),
  );
}

/** As `editAgent`, inside the tenant's transaction, on an agent that is locked. */
export async function changeAgent(
  transaction: Transaction,
  tenant: Tenant,
  found: FoundAgent,
  changes: UpdateAgentBody & { readonly toolSettings?: AgentConfig['toolSettings'] },
): Promise<void> {
  const { row, kind } = found;
  checkVersion(row.version, changes.version ?? null);
  const draft = changeConfig(found.draft, changes);
  if (changes.toolSettings) draft.toolSettings = changes.toolSettings;
  requireSoundConfig(draft, kind, changes.engine ?? row.engine);
  const rowChanges = rowChangesOf(changes);
  const needsVersion = changes.publish || (rowChanges.status === 'active' && !found.published);
  const kept = needsVersion
    ? await keepVersion(transaction, {
        businessId: tenant.businessId,
        agentId: row.id,
        config: draft,
        publishedBy: tenant.principal.userId,
      })
    : undefined;
  await updateVersioned(transaction, agents, {
    id: row.id,
    version: row.version,
    set: { ...rowChanges, draft, ...(kept && { publishedVersionId: kept.id }) },
  });
  const edited = changedFields(row, rowChanges);
  const differences = diffConfigs(found.draft, draft);
  const byPath = (side: 'before' | 'after') => Object.fromEntries(differences.map(entry => [entry.path, entry[side]]));
  await recordAudit(transaction, {
    businessId: tenant.businessId,
    actor: tenant.actor,
    action: kept ? 'agent.published' : 'agent.changed',
    subjectType: 'agent',
    subjectId: row.id,
    before: {
      ...edited.before,
      ...byPath('before'),
      ...(kept && { publishedVersion: found.published?.number ?? null }),
    },
    after: { ...edited.after, ...byPath('after'), ...(kept && { publishedVersion: kept.number }) },
  });
}

/** Takes an agent away. Its calls keep it; its numbers are nobody's until they are assigned again. */
export function deleteAgent(tenant: Tenant, agentId: string, version: number | null, now: Date): Promise<void> {
  return tenant.run(async transaction => {
    const { row } = await lockAgent(transaction, agentId);
    checkVersion(row.version, version);
    const released = await transaction
      .update(phoneNumbers)
      .set({ agentId: null, status: 'unassigned' })
      .where(eq(phoneNumbers.agentId, agentId))
      .returning({ number: phoneNumbers.number });
    const { elevenlabsAgentId, retellAgentId, retellLlmId } = row;
    // Its ids elsewhere may be used by another agent.
    const set = {
      status: 'inactive' as const,
      deletedAt: now,
      elevenlabsAgentId: null,
      retellAgentId: null,
      retellLlmId: null,
    };
    await updateVersioned(transaction, agents, { id: agentId, version: row.version, set });
    await recordAudit(transaction, {
      businessId: tenant.businessId,
      actor: tenant.actor,
      action: 'agent.deleted',
      subjectType: 'agent',
      subjectId: agentId,
      before: {
        name: row.name,
        numbers: released.map(entry => entry.number),
        elevenlabsAgentId,
        retellAgentId,
        retellLlmId,
      },
    });
  });
}

function rowChangesOf(changes: UpdateAgentBody): RowChanges {
  const { name, description, engine, isActive, elevenlabsAgentId } = changes;
  const status = changes.status ?? (isActive === undefined ? undefined : isActive ? 'active' : 'inactive');
  if (status !== undefined && isActive !== undefined) same('is_active', isActive, status === 'active');
  const retellLlmId = same('retell_llm_id', changes.retellLlmId, changes.llm?.retellLlmId);
  const { retellAgentId } = changes;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(engine !== undefined && { engine }),
    ...(status !== undefined && { status }),
    ...(elevenlabsAgentId !== undefined && { elevenlabsAgentId }),
    ...(retellAgentId !== undefined && { retellAgentId }),
    ...(retellLlmId !== undefined && { retellLlmId }),
  };
}

/** Says which rule was broken when an agent elsewhere was given to two agents here. */
export async function withOutsideIds<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new AppError('conflict', 'Another agent has this ElevenLabs or Retell id already.', { cause: error });
  }
}
