import type { BusinessPermission } from '@frontdesk/contract';
import { ROLE_PERMISSIONS } from '@frontdesk/contract/role-permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from './session-queries.ts';

/** Runs the whole installation: its users, and its account at the carrier. */
export function useIsAdmin(): boolean {
  return useSuspenseQuery(sessionQuery).data.role === 'admin';
}

/** Whether the user may do something in a business. What they may not do is not offered; the server refuses it anyway. */
export function useMay(): (permission: BusinessPermission, businessId: string) => boolean {
  const user = useSuspenseQuery(sessionQuery).data;
  return (permission, businessId) => {
    const role = user.memberships.find(membership => membership.businessId === businessId)?.role;
    return (
      (role !== undefined && ROLE_PERMISSIONS[role].has(permission)) ||
      (user.role === 'admin' && ROLE_PERMISSIONS.admin.has(permission))
    );
  };
}
