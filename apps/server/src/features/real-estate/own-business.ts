import type { BusinessPermission } from '@frontdesk/contract';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { enterKind } from '../businesses/enter-kind.ts';
import { enterResource, type Tenant } from '../members/enter.ts';
import { onlyBusinessOf } from '../members/only-business.ts';

const KIND = 'real_estate';

/**
 * Lets an estate agent into their own business: the one they are a member of, or the one they name. Throws `not_found`
 * when they have none, and `validation_failed` when they have several and named none.
 */
export async function enterOwnBusiness(
  db: Database,
  principal: Principal,
  businessId: string | undefined,
  permission: BusinessPermission,
): Promise<Tenant> {
  const own = businessId ?? (await onlyBusinessOf(db, principal, KIND));
  if (own === undefined) throw new AppError('not_found', 'You are not a member of any real-estate business.');
  return enterKind(db, principal, own, { kind: KIND, permission });
}

/** As `enterOwnBusiness`, for the business that had a call. */
export async function enterOwnCall(
  db: Database,
  principal: Principal,
  callId: string,
  permission: BusinessPermission,
): Promise<Tenant> {
  const { businessId } = await enterResource(db, principal, calls, callId, permission);
  return enterKind(db, principal, businessId, { kind: KIND, permission });
}
