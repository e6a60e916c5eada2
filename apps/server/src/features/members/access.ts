import { type BusinessPermission, MemberRole, ROLE_PERMISSIONS } from '@frontdesk/contract';
import { and, eq, inArray, isNotNull, isNull, notExists, type SQL } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import type { Database } from '../../db/connection.ts';
import { businesses, members } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';

const deletedBusinesses = alias(businesses, 'deleted_businesses');

/**
 * Narrows a list to the businesses in which the user has the permission, and to a key's one business. Administrators see
 * all that are not deleted, and what belongs to none.
 */
export function visibleTo(
  db: Database,
  principal: Principal,
  businessId: AnyPgColumn,
  permission: BusinessPermission,
): SQL | undefined {
  const { onlyBusinessId } = principal;
  const ofKey = onlyBusinessId === null ? undefined : eq(businessId, onlyBusinessId);
  if (principal.role === 'admin') {
    const isDeleted = and(eq(deletedBusinesses.id, businessId), isNotNull(deletedBusinesses.deletedAt));
    return and(notExists(db.select({ id: deletedBusinesses.id }).from(deletedBusinesses).where(isDeleted)), ofKey);
  }
  const roles = MemberRole.options.filter(role => ROLE_PERMISSIONS[role].has(permission));
  const own = db
    .select({ businessId: members.businessId })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(and(eq(members.userId, principal.userId), inArray(members.role, roles), isNull(businesses.deletedAt)));
  return and(inArray(businessId, own), ofKey);
}
