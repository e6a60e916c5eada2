import type { BusinessPermission } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { phoneNumbers } from '../../db/schema/index.ts';
import type { AuditActor } from '../audit/record-audit.ts';
import { actorOf, isInScope, type Principal } from '../auth/principal.ts';
import { enterBusiness, enterResource } from '../members/enter.ts';
import { noSuchNumber } from './find-number.ts';

/** Somebody at a number, with the right they asked for. */
export interface NumberAccess {
  readonly principal: Principal;
  readonly actor: AuditActor;
  /** Null: the number is in the pool. */
  readonly businessId: string | null;
}

/** Whether they run the pool, and move numbers between businesses. */
export function mayMoveNumbers(principal: Principal): boolean {
  return principal.role === 'admin' && isInScope(principal, 'platform:numbers');
}

export function requireMovingNumbers(principal: Principal): void {
  if (!mayMoveNumbers(principal))
    throw new AppError('forbidden', 'Only an administrator moves numbers between businesses and the pool.');
}

/** Lets somebody at a number: a business's through the business, the pool's to administrators. Throws `not_found`. */
export async function enterNumber(
  db: Database,
  principal: Principal,
  numberId: string,
  permission: BusinessPermission,
): Promise<NumberAccess> {
  const actor = actorOf(principal);
  if (mayMoveNumbers(principal)) {
    const [row] = await db
      .select({ businessId: phoneNumbers.businessId })
      .from(phoneNumbers)
      .where(eq(phoneNumbers.id, numberId));
    if (!row) throw noSuchNumber();
    if (row.businessId === null) return { principal, actor, businessId: null };
    await enterBusiness(db, principal, row.businessId, permission);
    return { principal, actor, businessId: row.businessId };
  }
  const { businessId } = await enterResource(db, principal, phoneNumbers, numberId, permission);
  return { principal, actor, businessId };
}
