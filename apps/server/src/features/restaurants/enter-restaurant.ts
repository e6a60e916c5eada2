import type { BusinessPermission } from '@frontdesk/contract';
import type { Database } from '../../db/connection.ts';
import type { Principal } from '../auth/principal.ts';
import { enterKind } from '../businesses/enter-kind.ts';
import type { Tenant } from '../members/enter.ts';

/** Lets somebody into a restaurant. Throws as `enterBusiness` does; what is no restaurant is not found. */
export function enterRestaurant(
  db: Database,
  principal: Principal,
  restaurantId: string,
  permission: BusinessPermission,
): Promise<Tenant> {
  return enterKind(db, principal, restaurantId, { kind: 'restaurant', permission });
}
