import type { AuditListQuery, AuditRecord } from '@frontdesk/contract';
import { and, asc, count, desc, eq, gte, like, lt, or, type SQL } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { auditLog } from '../../db/schema/index.ts';

/** One page of the audit log. `visible` narrows it to what the reader may see. */
export async function listAudit(db: Database, query: AuditListQuery, visible?: SQL) {
  const { page, pageSize, sort } = query;
  const where = and(visible, ...filters(query));
  const order = sort === 'created_at' ? asc : desc;
  const rows = await db
    .select()
    .from(auditLog)
    .where(where)
    .orderBy(order(auditLog.createdAt), order(auditLog.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await db.select({ total: count() }).from(auditLog).where(where);
  const items = rows.map((row): AuditRecord => ({ ...row, createdAt: row.createdAt.toISOString() }));
  return { items, total: counted?.total ?? 0, page, pageSize };
}

function filters(query: AuditListQuery): (SQL | undefined)[] {
  const { businessId, action, subjectType, subjectId, actorType, actorId, from, until } = query;
  return [
    businessId ? eq(auditLog.businessId, businessId) : undefined,
    action ? or(eq(auditLog.action, action), like(auditLog.action, `${escapeLike(action)}.%`)) : undefined,
    subjectType ? eq(auditLog.subjectType, subjectType) : undefined,
    subjectId ? eq(auditLog.subjectId, subjectId) : undefined,
    actorType ? eq(auditLog.actorType, actorType) : undefined,
    actorId ? eq(auditLog.actorId, actorId) : undefined,
    from ? gte(auditLog.createdAt, new Date(from)) : undefined,
    until ? lt(auditLog.createdAt, new Date(until)) : undefined,
  ];
}

const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, '\\$&');
