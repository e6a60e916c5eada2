import type { User, UserListQuery } from '@frontdesk/contract';
import { and, asc, count, desc, eq, exists, ilike, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members, users } from '../../db/schema/index.ts';

export async function listUsers(db: Database, query: UserListQuery) {
  const { page, pageSize } = query;
  const where = matching(db, query);
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(users)
      .where(where)
      .orderBy(...orderOf(query.sort))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ total: count() }).from(users).where(where),
  ]);
  const items = await withMemberships(db, rows);
  return { items, total: counted?.total ?? 0, page, pageSize };
}

/** Throws `not_found`. */
export async function loadUser(db: Database, userId: string): Promise<User> {
  const rows = await db.select().from(users).where(eq(users.id, userId));
  const [user] = await withMemberships(db, rows);
  if (!user) throw noSuchUser();
  return user;
}

export const noSuchUser = () => new AppError('not_found', 'There is no such user.');

function matching(db: Database, { search, role, isActive, businessId }: UserListQuery): SQL | undefined {
  const contains = search === undefined ? undefined : `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  return and(
    contains === undefined
      ? undefined
      : or(ilike(users.email, contains), ilike(users.name, contains), ilike(users.username, contains)),
    role && eq(users.role, role),
    isActive && eq(users.isActive, isActive === 'true'),
    businessId === undefined
      ? undefined
      : exists(
          db
            .select({ userId: members.userId })
            .from(members)
            .where(and(eq(members.userId, users.id), eq(members.businessId, businessId))),
        ),
  );
}

function orderOf(sort: UserListQuery['sort']): SQL[] {
  switch (sort) {
    case 'email':
      return [asc(users.email)];
    case '-email':
      return [desc(users.email)];
    case 'created_at':
      return [asc(users.createdAt), asc(users.id)];
    case '-created_at':
      return [desc(users.createdAt), desc(users.id)];
  }
}

async function withMemberships(db: Database, rows: readonly (typeof users.$inferSelect)[]): Promise<User[]> {
  const ids = rows.map(row => row.id);
  const found = await db
    .select({
      userId: members.userId,
      businessId: members.businessId,
      businessName: businesses.name,
      role: members.role,
    })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(and(inArray(members.userId, ids), isNull(businesses.deletedAt)))
    .orderBy(asc(businesses.name));
  return rows.map(row => ({
    id: row.id,
    email: row.email,
    username: row.username,
    firstName: row.firstName,
    lastName: row.lastName,
    role: row.role,
    isActive: row.isActive,
    emailVerified: row.emailVerified,
    memberships: found.filter(entry => entry.userId === row.id).map(({ userId: _, ...membership }) => membership),
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}
