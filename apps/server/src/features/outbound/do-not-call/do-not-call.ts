import type { DoNotCallNumber, DoNotCallQuery, DoNotCallSource } from '@frontdesk/contract';
import { and, count, desc, eq } from 'drizzle-orm';
import { AppError } from '../../../app-error.ts';
import type { Database } from '../../../db/connection.ts';
import { doNotCallNumbers } from '../../../db/schema/index.ts';
import { type AuditActor, recordAudit } from '../../audit/record-audit.ts';
import type { Principal } from '../../auth/principal.ts';
import { visibleTo } from '../../members/access.ts';
import type { Tenant, Transaction } from '../../members/enter.ts';

export interface NumberNotToCall {
  readonly businessId: string;
  readonly phoneNumber: string;
  readonly reason: string;
  readonly source: DoNotCallSource;
  readonly actor: AuditActor;
  /** The call on which it was asked for. */
  readonly callId?: string | null;
}

/** Whether a business must not call a number. */
export async function isOnDoNotCallList(db: Database, businessId: string, phoneNumber: string): Promise<boolean> {
  const [row] = await db
    .select({ id: doNotCallNumbers.id })
    .from(doNotCallNumbers)
    .where(and(eq(doNotCallNumbers.businessId, businessId), eq(doNotCallNumbers.phoneNumber, phoneNumber)));
  return row !== undefined;
}

/** Puts a number on a business's list; one that is on it already stays as it is. Answers the entry. */
export async function addToDoNotCallList(
  transaction: Transaction,
  number: NumberNotToCall,
): Promise<{ readonly entry: DoNotCallNumber; readonly isNew: boolean }> {
  const { businessId, phoneNumber, reason, source, actor, callId = null } = number;
  const [added] = await transaction
    .insert(doNotCallNumbers)
    .values({ businessId, phoneNumber, reason, source, callId })
    .onConflictDoNothing()
    .returning();
  const [existing] = added
    ? []
    : await transaction
        .select()
        .from(doNotCallNumbers)
        .where(and(eq(doNotCallNumbers.businessId, businessId), eq(doNotCallNumbers.phoneNumber, phoneNumber)));
  const row = added ?? existing;
  if (!row) throw new Error('The number was not kept.');
  if (added)
    await recordAudit(transaction, {
      ...{ businessId, actor, subjectType: 'do_not_call_number', subjectId: row.id },
      action: 'do_not_call_number.added',
      after: { phoneNumber, reason, source },
    });
  return { entry: toEntry(row), isNew: added !== undefined };
}

/** Takes a number off the list, so that it may be called again. Throws `not_found`. */
export function removeFromDoNotCallList({ businessId, actor, run }: Tenant, id: string): Promise<void> {
  return run(async transaction => {
    const [row] = await transaction.delete(doNotCallNumbers).where(eq(doNotCallNumbers.id, id)).returning();
    if (!row) throw noSuchEntry();
    const { phoneNumber, reason, source } = row;
    await recordAudit(transaction, {
      ...{ businessId, actor, subjectType: 'do_not_call_number', subjectId: id },
      action: 'do_not_call_number.removed',
      before: { phoneNumber, reason, source },
    });
  });
}

/** One page of the numbers that the businesses somebody may see must not call, latest first. */
export async function listDoNotCallNumbers(db: Database, principal: Principal, query: DoNotCallQuery) {
  const { page, pageSize, businessId, phoneNumber, source } = query;
  const where = and(
    visibleTo(db, principal, doNotCallNumbers.businessId, 'contacts:read'),
    businessId === undefined ? undefined : eq(doNotCallNumbers.businessId, businessId),
    phoneNumber === undefined ? undefined : eq(doNotCallNumbers.phoneNumber, phoneNumber),
    source === undefined ? undefined : eq(doNotCallNumbers.source, source),
  );
  const rows = await db
    .select()
    .from(doNotCallNumbers)
    .where(where)
    .orderBy(desc(doNotCallNumbers.createdAt), desc(doNotCallNumbers.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const [counted] = await db.select({ total: count() }).from(doNotCallNumbers).where(where);
  return { items: rows.map(toEntry), total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadDoNotCallNumber(db: Database, id: string): Promise<DoNotCallNumber> {
  const [row] = await db.select().from(doNotCallNumbers).where(eq(doNotCallNumbers.id, id));
  if (!row) throw noSuchEntry();
  return toEntry(row);
}

function toEntry({ createdAt, ...row }: typeof doNotCallNumbers.$inferSelect): DoNotCallNumber {
  return { ...row, createdAt: createdAt.toISOString() };
}

function noSuchEntry(): AppError {
  return new AppError('not_found', 'There is nothing with this id.');
}
