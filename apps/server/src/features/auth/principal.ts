import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { users } from '../../db/schema/index.ts';
import { findApiKeyUser } from './api-keys.ts';
import type { Auth } from './auth.ts';

/** Who is asking. A key acts as the user who made it. */
export interface Principal {
  readonly userId: string;
  readonly role: 'admin' | 'member';
  readonly via: 'session' | 'api_key';
}

export interface Credentials {
  readonly authorization: string | undefined;
  readonly cookie: string | undefined;
}

/** Finds out who is asking, from an API key or the session cookie. A key that is present decides alone. */
export async function identify(
  { db, auth }: { readonly db: Database; readonly auth: Auth },
  { authorization, cookie }: Credentials,
): Promise<Principal | null> {
  if (authorization !== undefined) {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization)?.[1];
    const userId = key ? await findApiKeyUser(db, key) : null;
    return userId ? loadPrincipal(db, userId, 'api_key') : null;
  }
  if (!cookie) return null;
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  return session ? loadPrincipal(db, session.user.id, 'session') : null;
}

/** Null when there is no such user any more, or they are switched off. */
export async function loadPrincipal(db: Database, userId: string, via: Principal['via']): Promise<Principal | null> {
  const [user] = await db
    .select({ role: users.role, isActive: users.isActive })
    .from(users)
    .where(eq(users.id, userId));
  return user?.isActive ? { userId, role: user.role, via } : null;
}
