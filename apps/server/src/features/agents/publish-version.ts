import type { AgentConfig } from '@frontdesk/contract';
import { AppError } from '../../app-error.ts';
import { agents } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { checkVersion } from '../../http/versioning.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tenant, Transaction } from '../members/enter.ts';
import { keepVersion, loadVersion, versionBefore } from './agent-versions.ts';
import { requireSoundConfig } from './check-config.ts';
import { type FoundAgent, lockAgent } from './find-agent.ts';

export interface ChooseVersion {
  readonly agentId: string;
  /** An earlier version. */
  readonly number?: number | undefined;
  /** Version of the agent's row that the choice is based on; null goes with any. */
  readonly rowVersion: number | null;
}

/** Keeps the draft as a version without giving it to callers. Returns its number. */
export function keepDraft(tenant: Tenant, agentId: string, rowVersion: number | null): Promise<number> {
  return tenant.run(async transaction => {
    const found = await lockAgent(transaction, agentId);
    checkVersion(found.row.version, rowVersion);
    return (await keep(transaction, tenant, found)).number;
  });
}

/** Gives callers a version, from the next call on; the draft, kept as a new version, when no number is given. */
export function publishVersion(tenant: Tenant, choice: ChooseVersion): Promise<void> {
  return tenant.run(async transaction => {
    const found = await lockAgent(transaction, choice.agentId);
    checkVersion(found.row.version, choice.rowVersion);
    const chosen =
      choice.number === undefined
        ? await keep(transaction, tenant, found)
        : await soundVersion(transaction, found, choice.number);
    await giveToCallers(transaction, { tenant, found, chosen, action: 'agent.published' });
  });
}

export interface RollBack extends ChooseVersion {
  /** Whether the draft becomes that version, too. */
  readonly restoreDraft: boolean;
}

/** Goes back to an earlier version; the one before the current when no number is given. */
export function rollBack(tenant: Tenant, choice: RollBack): Promise<void> {
  return tenant.run(async transaction => {
    const found = await lockAgent(transaction, choice.agentId);
    checkVersion(found.row.version, choice.rowVersion);
    const current = found.published?.number;
    const number =
      choice.number ?? (current === undefined ? undefined : await versionBefore(transaction, choice.agentId, current));
    if (number === undefined) throw new AppError('conflict', 'There is no earlier version to go back to.');
    const chosen = await soundVersion(transaction, found, number);
    const draft = choice.restoreDraft ? chosen.config : undefined;
    await giveToCallers(transaction, { tenant, found, chosen, draft, action: 'agent.rolled_back' });
  });
}

async function keep(transaction: Transaction, tenant: Tenant, { row, kind, draft }: FoundAgent) {
  requireSoundConfig(draft, kind, row.engine);
  const { businessId, principal } = tenant;
  const kept = await keepVersion(transaction, {
    businessId,
    agentId: row.id,
    config: draft,
    publishedBy: principal.userId,
  });
  await recordAudit(transaction, {
    businessId,
    actor: tenant.actor,
    action: 'agent.version_kept',
    subjectType: 'agent',
    subjectId: row.id,
    after: { version: kept.number },
  });
  return kept;
}

/** Rules may have become stricter since a version was kept. */
async function soundVersion(transaction: Transaction, { row, kind }: FoundAgent, number: number) {
  const chosen = await loadVersion(transaction, row.id, number);
  requireSoundConfig(chosen.config, kind, row.engine);
  return chosen;
}

interface GiveToCallers {
  readonly tenant: Tenant;
  readonly found: FoundAgent;
  readonly chosen: { readonly id: string; readonly number: number };
  readonly draft?: AgentConfig | undefined;
  readonly action: string;
}

async function giveToCallers(transaction: Transaction, { tenant, found, chosen, draft, action }: GiveToCallers) {
  const { row, published } = found;
  await updateVersioned(transaction, agents, {
    id: row.id,
    version: row.version,
    set: { publishedVersionId: chosen.id, ...(draft && { draft }) },
  });
  await recordAudit(transaction, {
    businessId: tenant.businessId,
    actor: tenant.actor,
    action,
    subjectType: 'agent',
    subjectId: row.id,
    before: { publishedVersion: published?.number ?? null },
    after: { publishedVersion: chosen.number },
  });
}
