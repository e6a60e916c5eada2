import { AgentConfig, type AgentConfigInput } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { agents } from '../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { keepVersion } from './agent-versions.ts';

export interface PublishAgent {
  readonly businessId: string;
  readonly agentId: string;
  readonly config: AgentConfigInput;
  /** The user who published; null for the system. */
  readonly publishedBy: string | null;
}

/**
 * Makes a configuration the one that callers get, from the next call on. Versions count from 1 and are never changed.
 * Returns the version's id. Throws `not_found`, and a `ZodError` for a configuration that does not hold together.
 */
export async function publishAgent(db: Database, publish: PublishAgent): Promise<string> {
  const { businessId, agentId, publishedBy } = publish;
  const config = AgentConfig.parse(publish.config);
  return db.transaction(async transaction => {
    const ofAgent = and(eq(agents.businessId, businessId), eq(agents.id, agentId));
    // Locked, so that two who publish at once get two numbers.
    const [agent] = await transaction.select({ id: agents.id }).from(agents).where(ofAgent).for('update');
    if (!agent) throw new AppError('not_found', 'There is no such agent.');
    const kept = await keepVersion(transaction, { businessId, agentId, config, publishedBy });
    await transaction.update(agents).set({ publishedVersionId: kept.id, draft: config }).where(ofAgent);
    const actor: AuditActor = publishedBy ? { type: 'user', id: publishedBy } : { type: 'system' };
    await recordAudit(transaction, {
      businessId,
      actor,
      action: 'agent.published',
      subjectType: 'agent',
      subjectId: agentId,
      after: { version: kept.number },
    });
    return kept.id;
  });
}
