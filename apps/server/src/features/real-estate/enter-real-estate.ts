import type { BusinessPermission } from '@frontdesk/contract';
import type { Database } from '../../db/connection.ts';
import type { Principal } from '../auth/principal.ts';
import { enterKind } from '../businesses/enter-kind.ts';
import type { Tenant } from '../members/enter.ts';

export interface RealEstateRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

/** As `enterBusiness`; a business of another kind is not found either, once something is asked of it. */
export function enterRealEstate(
  db: Database,
  principal: Principal,
  businessId: string,
  permission: BusinessPermission,
): Promise<Tenant> {
  return enterKind(db, principal, businessId, { kind: 'real_estate', permission });
}
