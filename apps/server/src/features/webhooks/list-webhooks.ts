import type { Webhook, WebhookListQuery } from '@frontdesk/contract';
import { and, arrayContains, asc, count, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { businesses, webhookEndpoints } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { visibleTo } from '../members/access.ts';

const ORDER = {
  created_at: [asc(webhookEndpoints.createdAt), asc(webhookEndpoints.id)],
  '-created_at': [desc(webhookEndpoints.createdAt), desc(webhookEndpoints.id)],
  url: [asc(webhookEndpoints.url), asc(webhookEndpoints.id)],
  '-url': [desc(webhookEndpoints.url), desc(webhookEndpoints.id)],
} as const;

/** One page of the endpoints somebody may see. */
export async function listWebhooks(db: Database, principal: Principal, query: WebhookListQuery) {
  const { page, pageSize, businessId, kind, event, isActive, sort } = query;
  const where = and(
    visibleTo(db, principal, webhookEndpoints.businessId, 'webhooks:read'),
    isNull(businesses.deletedAt),
    businessId ? eq(webhookEndpoints.businessId, businessId) : undefined,
    kind && eq(webhookEndpoints.kind, kind),
    event ? arrayContains(webhookEndpoints.events, [event]) : undefined,
    isActive === undefined ? undefined : eq(webhookEndpoints.isActive, isActive),
  );
  const ofBusiness = eq(businesses.id, webhookEndpoints.businessId);
  const [rows, [counted]] = await Promise.all([
    db
      .select({ row: webhookEndpoints })
      .from(webhookEndpoints)
      .innerJoin(businesses, ofBusiness)
      .where(where)
      .orderBy(...ORDER[sort])
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(webhookEndpoints).innerJoin(businesses, ofBusiness).where(where),
  ]);
  return { items: rows.map(({ row }) => toWebhook(row)), total: counted?.total ?? 0, page, pageSize };
}

/** The endpoint as it is shown, without its secret. */
export function toWebhook(row: typeof webhookEndpoints.$inferSelect): Webhook {
  return {
    id: row.id,
    businessId: row.businessId,
    kind: row.kind,
    url: row.url,
    description: row.description,
    events: row.events,
    isActive: row.isActive,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
