import type { VoiceAgentRequest, VoiceAgentRequestListQuery } from '@frontdesk/contract';
import { and, count, desc, eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { agentRequests, businesses } from '../../db/schema/index.ts';
import { noSuchRequest } from './review-request.ts';

/** One page of the requests of all businesses, latest first. For administrators. */
export async function listRequests(db: Database, query: VoiceAgentRequestListQuery) {
  const { page, pageSize, status, agentId } = query;
  const where = and(
    status && eq(agentRequests.status, status),
    agentId === undefined ? undefined : eq(agentRequests.businessId, agentId),
  );
  const rows = await select(db)
    .where(where)
    .orderBy(desc(agentRequests.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await db.select({ total: count() }).from(agentRequests).where(where);
  return { items: rows.map(toRequest), total: counted?.total ?? 0 };
}

/** Throws `not_found`. */
export async function loadRequest(db: Database, requestId: string): Promise<VoiceAgentRequest> {
  const [row] = await select(db).where(eq(agentRequests.id, requestId));
  if (!row) throw noSuchRequest();
  return toRequest(row);
}

const select = (db: Database) =>
  db
    .select({ row: agentRequests, name: businesses.name })
    .from(agentRequests)
    .innerJoin(businesses, eq(businesses.id, agentRequests.businessId));

function toRequest({ row, name }: { readonly row: typeof agentRequests.$inferSelect; readonly name: string }) {
  return {
    id: row.id,
    realEstateAgentId: row.businessId,
    realEstateAgentName: name,
    status: row.status,
    requestedAt: row.requestedAt.toISOString(),
    requestedBy: row.requestedBy,
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
    reviewedBy: row.reviewedBy,
    rejectionReason: row.rejectionReason,
    voiceAgentId: row.agentId,
  } satisfies VoiceAgentRequest;
}
