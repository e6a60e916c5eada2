import type { BusinessPermission } from '@frontdesk/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, calls, members } from '../../db/schema/index.ts';
import { isForBusiness, type Principal } from '../auth/principal.ts';
import { enterKind } from '../businesses/enter-kind.ts';
import { enterResource, type Tenant } from '../members/enter.ts';

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
  const own = businessId ?? (await onlyBusinessOf(db, principal));
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

async function onlyBusinessOf(db: Database, principal: Principal): Promise<string> {
  const rows = await db
    .select({ id: businesses.id })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(and(eq(members.userId, principal.userId), eq(businesses.kind, KIND), isNull(businesses.deletedAt)))
    .orderBy(asc(businesses.id));
  const [first, second] = rows.filter(row => isForBusiness(principal, row.id));
  if (!first) throw new AppError('not_found', 'You are not a member of any real-estate business.');
  if (second)
    throw new AppError('validation_failed', 'You are a member of several real-estate businesses.', {
      problems: [{ field: 'business_id', message: 'Say which business is meant.' }],
    });
  return first.id;
}
