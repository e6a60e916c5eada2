import { type BusinessAccess, type BusinessPermission, ROLE_PERMISSIONS } from '@frontdesk/contract';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { retryTransaction } from '../../db/retry-transaction.ts';
import { businesses, members } from '../../db/schema/index.ts';
import { TENANT_ROLE, TENANT_SETTING } from '../../db/tenant-fence.ts';
import type { AuditActor } from '../audit/record-audit.ts';
import { actorOf, isForBusiness, isInScope, type Principal } from '../auth/principal.ts';

/** Queries inside one transaction. */
export type Transaction = Database;

/** Somebody inside one business, with the right they asked for. The only way to a tenant's rows. */
export interface Tenant {
  readonly businessId: string;
  /** A member's role; `admin` for an administrator who is no member. */
  readonly access: BusinessAccess;
  readonly principal: Principal;
  /** Who the audit log names. */
  readonly actor: AuditActor;
  /** Whether they may do something else here, too. */
  may(permission: BusinessPermission): boolean;
  /**
   * One transaction in which the database itself shows and takes rows of this business only. Runs again from its start
   * when it lost to another transaction, so the work has no effects but its queries.
   */
  run<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
}

/**
 * Lets somebody into a business. Throws `not_found` when it does not exist and when it is none of theirs, since the two
 * must look the same, and `forbidden` when their role, or the key they sent, may not do this.
 */
export async function enterBusiness(
  db: Database,
  principal: Principal,
  businessId: string,
  permission: BusinessPermission,
): Promise<Tenant> {
  const [row] = await db
    .select({ role: members.role })
    .from(businesses)
    .leftJoin(members, and(eq(members.businessId, businesses.id), eq(members.userId, principal.userId)))
    .where(and(eq(businesses.id, businessId), isNull(businesses.deletedAt)));
  const isAdmin = principal.role === 'admin';
  const access = row && (row.role ?? (isAdmin ? 'admin' : undefined));
  if (access === undefined || !isForBusiness(principal, businessId))
    throw new AppError('not_found', 'There is no such business.');
  const may = (wanted: BusinessPermission) =>
    isInScope(principal, wanted) &&
    (ROLE_PERMISSIONS[access].has(wanted) || (isAdmin && ROLE_PERMISSIONS.admin.has(wanted)));
  if (!may(permission)) throw new AppError('forbidden', `This needs the permission ${permission} in the business.`);
  return {
    businessId,
    access,
    principal,
    actor: actorOf(principal),
    may,
    run: work => runFenced(db, businessId, work),
  };
}

/** A table whose rows belong to businesses. */
export type TenantTable = PgTable & { readonly id: AnyPgColumn; readonly businessId: AnyPgColumn };

/**
 * As `enterBusiness`, for the business that a row belongs to. Throws `not_found` when there is no such row, when it
 * belongs to nobody, and when its business is none of theirs.
 */
export async function enterResource(
  db: Database,
  principal: Principal,
  table: TenantTable,
  id: string,
  permission: BusinessPermission,
): Promise<Tenant> {
  const [row] = await db
    .select({ businessId: sql<string | null>`${table.businessId}` })
    .from(table as PgTable)
    .where(eq(table.id, id));
  try {
    if (row?.businessId) return await enterBusiness(db, principal, row.businessId, permission);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
  }
  throw new AppError('not_found', 'There is nothing with this id.');
}

/** For work that nobody asked for, such as a job: the same fence around one business, without a person. */
export function runFenced<Result>(
  db: Database,
  businessId: string,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return retryTransaction(db, async transaction => {
    await transaction.execute(
      sql`select set_config('role', ${TENANT_ROLE}, true), set_config(${TENANT_SETTING}, ${businessId}, true)`,
    );
    return work(transaction);
  });
}
