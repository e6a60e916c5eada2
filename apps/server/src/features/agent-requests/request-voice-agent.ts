import type { VoiceAgentStatus } from '@frontdesk/contract';
import { desc, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import { agentRequests } from '../../db/schema/index.ts';
import { findMainAgent } from '../agents/find-agent.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Tenant } from '../members/enter.ts';

/** Asks for the business's voice agent. Returns the request's id. Throws `conflict` while one waits, or there is one. */
export function requestVoiceAgent({ businessId, actor, principal, run }: Tenant): Promise<string> {
  return run(async transaction => {
    if (await findMainAgent(transaction, businessId))
      throw new AppError('conflict', 'The business has a voice agent already.');
    const [row] = await transaction
      .insert(agentRequests)
      .values({ businessId, requestedBy: principal.userId })
      .onConflictDoNothing()
      .returning({ id: agentRequests.id });
    if (!row) throw new AppError('conflict', 'A request waits for its decision already.');
    await recordAudit(transaction, {
      businessId,
      actor,
      action: 'agent_request.created',
      subjectType: 'agent_request',
      subjectId: row.id,
    });
    return row.id;
  });
}

/** What became of the latest request. A business that was given its agent without asking counts as approved. */
export function loadRequestStatus({ businessId, run }: Tenant): Promise<VoiceAgentStatus> {
  return run(async transaction => {
    const [latest] = await transaction
      .select({ status: agentRequests.status, rejectionReason: agentRequests.rejectionReason })
      .from(agentRequests)
      .where(eq(agentRequests.businessId, businessId))
      .orderBy(desc(agentRequests.id))
      .limit(1);
    if (latest) return latest;
    if (await findMainAgent(transaction, businessId)) return { status: 'approved', rejectionReason: null };
    throw new AppError('not_found', 'No voice agent was asked for yet.');
  });
}
