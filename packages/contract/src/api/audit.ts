import { z } from 'zod';
import { Id } from '../identifiers.ts';
import { Instant, PageQuery, pageOf } from './page.ts';

export const AuditActorType = z.enum(['user', 'api_key', 'call', 'system']);

/** What is looked for in the audit log; everything given must hold. */
export const AuditListQuery = PageQuery.extend({
  /** One business; all that the user may read when absent. */
  businessId: Id.optional(),
  /** Subject and act, `reservation.booked`; or the subject alone, `reservation`. */
  action: z.string().min(1).max(80).optional(),
  subjectType: z.string().min(1).max(80).optional(),
  subjectId: Id.optional(),
  actorType: AuditActorType.optional(),
  actorId: Id.optional(),
  /** From this instant on. */
  from: Instant.optional(),
  /** Before this instant. */
  until: Instant.optional(),
  sort: z.enum(['created_at', '-created_at']).default('-created_at'),
});
export type AuditListQuery = z.infer<typeof AuditListQuery>;

const ChangedFields = z.record(z.string(), z.unknown()).nullable();

/** Who changed what. `before` and `after` hold the fields that changed, without secrets. */
export const AuditRecord = z
  .object({
    id: Id,
    /** Null for what concerns the whole platform. */
    businessId: Id.nullable(),
    actorType: AuditActorType,
    actorId: Id.nullable(),
    action: z.string(),
    subjectType: z.string(),
    subjectId: Id.nullable(),
    before: ChangedFields,
    after: ChangedFields,
    createdAt: Instant,
  })
  .meta({ id: 'AuditRecord' });
export type AuditRecord = z.infer<typeof AuditRecord>;
export const AuditPage = pageOf(AuditRecord);
