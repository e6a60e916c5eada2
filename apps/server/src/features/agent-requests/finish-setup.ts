import { and, eq, exists, isNotNull } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agentRequests, agents } from '../../db/schema/index.ts';
import { updateVersioned } from '../../db/update-versioned.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';

export interface FinishSetup {
  readonly businessId: string;
  readonly agentId: string;
  readonly actor: AuditActor;
}

/** Starts an agent that was approved without a number, now that it has one. Leaves every other agent as it is. */
export async function finishSetup(transaction: Database, { businessId, agentId, actor }: FinishSetup): Promise<void> {
  const waiting = and(
    eq(agents.businessId, businessId),
    eq(agents.id, agentId),
    eq(agents.status, 'pending_setup'),
    isNotNull(agents.publishedVersionId),
    exists(
      transaction.select({ id: agentRequests.id }).from(agentRequests).where(eq(agentRequests.agentId, agents.id)),
    ),
  );
  const [agent] = await transaction.select({ id: agents.id }).from(agents).where(waiting).for('update');
  if (!agent) return;
  await updateVersioned(transaction, agents, { id: agentId, version: null, set: { status: 'active' } });
  await recordAudit(transaction, {
    businessId,
    actor,
    action: 'agent.changed',
    subjectType: 'agent',
    subjectId: agentId,
    before: { status: 'pending_setup' },
    after: { status: 'active' },
  });
}
