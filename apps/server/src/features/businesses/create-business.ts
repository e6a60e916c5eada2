import type { CreateBusinessBody } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members, users } from '../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { checkBusiness } from './business-rules.ts';

/** Adds a business, with its owner if one is named. Returns its id. Throws `validation_failed`. */
export async function createBusiness(db: Database, body: CreateBusinessBody, actor: AuditActor): Promise<string> {
  const { ownerId, ...values } = body;
  const profile = checkBusiness(values);
  return db.transaction(async transaction => {
    if (ownerId) await requireUser(transaction, ownerId);
    const [row] = await transaction
      .insert(businesses)
      .values({ ...values, profile })
      .returning({ id: businesses.id });
    if (!row) throw new Error('The business was not kept.');
    if (ownerId) await transaction.insert(members).values({ userId: ownerId, businessId: row.id, role: 'owner' });
    await recordAudit(transaction, {
      businessId: row.id,
      actor,
      action: 'business.created',
      subjectType: 'business',
      subjectId: row.id,
      after: { kind: body.kind, name: body.name, timezone: body.timezone, ...(ownerId && { ownerId }) },
    });
    return row.id;
  });
}

async function requireUser(db: Database, userId: string): Promise<void> {
  const [user] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.isActive, true)));
  if (user) return;
  throw new AppError('validation_failed', 'The owner has to be a user.', {
    problems: [{ field: 'owner_id', message: 'There is no active user with this id.' }],
  });
}
