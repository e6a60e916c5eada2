import type { CurrentUser } from '@frontdesk/contract';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members, users } from '../../db/schema/index.ts';

/** A user and what they are a member of; with a key for one business, of that one. */
export async function loadCurrentUser(
  db: Database,
  { userId, onlyBusinessId = null }: { readonly userId: string; readonly onlyBusinessId?: string | null },
): Promise<CurrentUser> {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError('unauthenticated', 'This user does not exist any more.');
  const ofKey = onlyBusinessId === null ? undefined : eq(members.businessId, onlyBusinessId);
  const memberships = await db
    .select({
      businessId: members.businessId,
      businessName: businesses.name,
      kind: businesses.kind,
      role: members.role,
    })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(and(eq(members.userId, userId), isNull(businesses.deletedAt), ofKey))
    .orderBy(asc(businesses.name));
  const { id, email, username, firstName, lastName, role } = user;
  return { id, email, username, firstName, lastName, role, memberships };
}
