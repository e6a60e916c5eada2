import { randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import { asc, eq, sql } from 'drizzle-orm';
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

/** Makes the first administrator unless there is one. Without a password one is made up and returned, this once. */
export async function ensureFirstAdmin(
  db: Database,
  { email, password }: { readonly email: string; readonly password?: string | undefined },
): Promise<FirstAdmin> {
  return db.transaction(async transaction => {
    await transaction.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMIN_LOCK})`);
    const [admin] = await transaction
      .select({ userId: users.id, email: users.email })
      .from(users)
      .where(eq(users.role, 'admin'))
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
  readonly password: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly role: 'admin' | 'member';
}

/** Adds a user who signs in with e-mail and password. Returns the id. */
export async function insertUser(db: Database, user: NewUser): Promise<string> {
  const email = user.email.toLowerCase();
  const [row] = await db
    .insert(users)
    .values({
      email,
      emailVerified: true,
      name: [user.firstName, user.lastName].filter(Boolean).join(' ') || email,
      firstName: user.firstName ?? null,
      lastName: user.lastName ?? null,
      role: user.role,
    })
    .returning({ id: users.id });
  if (!row) throw new Error('The user was not kept.');
  await db.insert(accounts).values({
    userId: row.id,
    accountId: row.id,
    providerId: 'credential',
    password: await hashPassword(user.password),
  });
  return row.id;
}
