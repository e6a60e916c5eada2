import type { Database } from '../../db/connection.ts';
import { auditLog } from '../../db/schema/index.ts';

export type AuditActor =
  | { readonly type: 'user' | 'api_key' | 'call'; readonly id: string }
  | { readonly type: 'system' };

export interface AuditEntry {
  readonly businessId: string | null;
  readonly actor: AuditActor;
  /** Subject and act, `reservation.booked`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The fields that changed. Never secrets. */
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** Writes who did what. Pass the transaction of the change, so that neither is kept without the other. */
export async function recordAudit(db: Database, entry: AuditEntry): Promise<void> {
  await db.insert(auditLog).values({
    businessId: entry.businessId,
    actorType: entry.actor.type,
    actorId: entry.actor.type === 'system' ? null : entry.actor.id,
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}
