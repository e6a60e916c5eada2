import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { accounts, users } from '../../db/schema/index.ts';

export interface FirstAdmin {
  readonly userId: string;
  readonly email: string;
  /** To be printed once: set only when it was made up just now. */
  readonly newPassword: string | null;
}

/** Any constant will do as long as every node uses the same one. */
const FIRST_ADMIN_LOCK = 7_215_300_202;

/** Makes the first administrator unless there is one who is active. Without a password one is made up and returned, this once. */
export async function ensureFirstAdmin(
  db: Database,
  { email, password }: { readonly email: string; readonly password?: string | undefined },
): Promise<FirstAdmin> {
  return db.transaction(async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`);
    const [admin] = await transaction
      .select({ userId: users.id, email: users.email })
      .from(users)
      .where(and(eq(users.role, 'admin'), eq(users.isActive, true)))
      .orderBy(asc(users.id))
      .limit(1);
    if (admin) return { ...admin, newPassword: null };
    const newPassword = password === undefined ? randomBytes(12).toString('base64url') : null;
    const userId = await insertUser(transaction, {
      email,
      password: password ?? newPassword ?? '',
      firstName: 'Admin',
      role: 'admin',
    });
    return { userId, email, newPassword };
  });
}

export interface NewUser {
  readonly email: string;
  /** Null for somebody who will set it with a mailed link, and cannot sign in before. */
  readonly password: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly username?: string | null;
  readonly role: 'admin' | 'member';
  readonly isActive?: boolean;
}

/** How a person is called where one name is wanted. */
export const displayName = ({ email, firstName, lastName }: Pick<NewUser, 'email' | 'firstName' | 'lastName'>) =>
  [firstName, lastName].filter(Boolean).join(' ') || email;

/** Adds a user who signs in with e-mail and password. Returns the id. */
export async function insertUser(db: Database, user: NewUser): Promise<string> {
  const { password, firstName = null, lastName = null, username = null, role, isActive = true } = user;
  const email = user.email.toLowerCase();
  const [row] = await db
    .insert(users)
    .values({
      email,
      emailVerified: password !== null,
      name: displayName({ email, firstName, lastName }),
      firstName,
      lastName,
      username,
      role,
      isActive,
    })
    .returning({ id: users.id });
  if (!row) throw new Error('The user was not kept.');
  if (password !== null)
    await db.insert(accounts).values({
      userId: row.id,
      accountId: row.id,
      providerId: 'credential',
      password: await hashPassword(password),
    });
  return row.id;
}
