import type { BusinessAccess } from '@frontdesk/contract';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import type { Principal } from '../auth/principal.ts';
import { accessTo, mayHear } from '../members/access.ts';
import { findCallBusiness } from './call-queries.ts';

/** The call's business and what the user is to it. Throws `not_found` for calls of businesses they may not see. */
export async function accessToCall(
  db: Database,
  principal: Principal,
  callId: string,
): Promise<{ readonly businessId: string; readonly access: BusinessAccess }> {
  const businessId = await findCallBusiness(db, callId);
  const access =
    businessId === undefined ? undefined : await accessTo(db, principal, businessId).catch(hideForeignBusiness);
  if (businessId === undefined || access === undefined) throw noSuchCall();
  return { businessId, access };
}

/** As `accessToCall`, for what was said. Throws `forbidden` for an administrator who is no member, and a key not made for it. */
export async function requireHearing(db: Database, principal: Principal, callId: string): Promise<string> {
  const { businessId, access } = await accessToCall(db, principal, callId);
  if (!mayHear(principal, access)) throw new AppError('forbidden', 'What is said on calls is for members only.');
  return businessId;
}

export function noSuchCall(): AppError {
  return new AppError('not_found', 'There is no such call.');
}

function hideForeignBusiness(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not_found') return undefined;
  throw error;
}
