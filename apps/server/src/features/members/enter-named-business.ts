import type { BusinessPermission } from '@frontdesk/contract';
import type { Database } from '../../db/connection.ts';
import type { Principal } from '../auth/principal.ts';
import { enterBusiness, type Tenant } from './enter.ts';
import { onlyBusinessOf, sayWhichBusiness } from './only-business.ts';

/**
 * As `enterBusiness`, for the business that a request names, or the only one that somebody is a member of. Throws
 * `validation_failed` when they name none and are a member of none, or of several.
 */
export async function enterNamedBusiness(
  db: Database,
  principal: Principal,
  businessId: string | undefined,
  permission: BusinessPermission,
): Promise<Tenant> {
  const meant = businessId ?? (await onlyBusinessOf(db, principal));
  if (meant === undefined) throw sayWhichBusiness('You are a member of no business.');
  return enterBusiness(db, principal, meant, permission);
}
