import { type BusinessAccess, type BusinessPermission, MemberRole, ROLE_PERMISSIONS } from '@frontdesk/contract';
import { and, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members } from '../../db/schema/index.ts';
import { isForBusiness, isInScope, type Principal } from '../auth/principal.ts';

/**
 * What the user is to the business. Throws `not_found` when it does not exist and when it is none of theirs: the two
 * must look the same.
 */
export async function accessTo(db: Database, principal: Principal, businessId: string): Promise<BusinessAccess> {
  const [row] = await db
    .select({ role: members.role })
    .from(businesses)
    .leftJoin(members, and(eq(members.businessId, businesses.id), eq(members.userId, principal.userId)))
    .where(and(eq(businesses.id, businessId), isNull(businesses.deletedAt)));
  if (!isForBusiness(principal, businessId)) throw new AppError('not_found', 'There is no such business.');
  if (row?.role) return row.role;
  if (row && principal.role === 'admin') return 'admin';
  throw new AppError('not_found', 'There is no such business.');
}

/** An administrator sees that there were calls; what was said is for members only, and for keys made for it. */
export function mayHear(principal: Principal, access: BusinessAccess): boolean {
  return access !== 'admin' && isInScope(principal, 'calls:hear');
}

/**
 * Narrows a list to the businesses in which the user has the permission, and to a key's one business; undefined for
 * administrators, who see all.
 */
export function visibleTo(
  db: Database,
  principal: Principal,
  businessId: AnyPgColumn,
  permission: BusinessPermission,
): SQL | undefined {
  const { onlyBusinessId } = principal;
  const ofKey = onlyBusinessId === null ? undefined : eq(businessId, onlyBusinessId);
  if (principal.role === 'admin') return ofKey;
  const roles = MemberRole.options.filter(role => ROLE_PERMISSIONS[role].has(permission));
  const own = db
    .select({ businessId: members.businessId })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(and(eq(members.userId, principal.userId), inArray(members.role, roles), isNull(businesses.deletedAt)));
  return and(inArray(businessId, own), ofKey);
}
