import type { BusinessKind, BusinessPermission } from '@frontdesk/contract';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses } from '../../db/schema/index.ts';
import type { Principal } from '../auth/principal.ts';
import { enterBusiness, type Tenant } from '../members/enter.ts';

export interface EnterKind {
  /** Any kind when undefined. */
  readonly kind: BusinessKind | undefined;
  readonly permission: BusinessPermission;
}

/** As `enterBusiness`; a business of another kind is not found either, once something is asked of it. */
export async function enterKind(
  db: Database,
  principal: Principal,
  businessId: string,
  { kind, permission }: EnterKind,
): Promise<Tenant> {
  const tenant = await enterBusiness(db, principal, businessId, permission);
  if (!kind) return tenant;
  return {
    ...tenant,
    run: work =>
      tenant.run(async transaction => {
        const [row] = await transaction
          .select({ id: businesses.id })
          .from(businesses)
          .where(and(eq(businesses.id, businessId), eq(businesses.kind, kind)));
        if (!row) throw new AppError('not_found', `There is no such ${kind.replaceAll('_', ' ')} business.`);
        return work(transaction);
      }),
  };
}
