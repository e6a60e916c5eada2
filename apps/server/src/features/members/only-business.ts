import type { BusinessKind } from '@frontdesk/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members } from '../../db/schema/index.ts';
import { isForBusiness, type Principal } from '../auth/principal.ts';

/**
 * The one business, of a kind where one is given, that somebody is a member of, for requests that name none. Undefined
 * when there is none; throws `validation_failed` when there are several.
 */
export async function onlyBusinessOf(
  db: Database,
  principal: Principal,
  kind?: BusinessKind,
): Promise<string | undefined> {
  const rows = await db
    .select({ id: businesses.id })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(
      and(
        eq(members.userId, principal.userId),
        kind === undefined ? undefined : eq(businesses.kind, kind),
        isNull(businesses.deletedAt),
      ),
    )
    .orderBy(asc(businesses.id));
  const [first, second] = rows.filter(row => isForBusiness(principal, row.id));
  if (second) throw sayWhichBusiness('You are a member of several businesses.');
  return first?.id;
}

export function sayWhichBusiness(message: string): AppError {
  return new AppError('validation_failed', message, {
    problems: [{ field: 'business_id', message: 'Say which business is meant.' }],
  });
}
