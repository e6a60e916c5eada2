import type { Permission } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { users } from '../../db/schema/index.ts';
import type { AuditActor } from '../audit/record-audit.ts';
import { type FoundApiKey, findApiKey } from './api-keys.ts';
import type { Auth } from './auth.ts';

/** Who is asking. A key acts as the user who made it. */
export interface Principal {
  readonly userId: string;
  readonly role: 'admin' | 'member';
  readonly via: 'session' | 'api_key';
  /** The key that was sent; null with a session. */
  readonly keyId: string | null;
  /** What the key may be used for, within what its user may do; null for all of that. */
  readonly scopes: readonly Permission[] | null;
}

/** Who the audit log names. */
export function actorOf({ userId, keyId }: Principal): AuditActor {
  return keyId === null ? { type: 'user', id: userId } : { type: 'api_key', id: keyId };
}

/** False when the request came with a key that was not made for this. */
export function isInScope({ scopes }: Principal, permission: Permission): boolean {
  return scopes === null || scopes.includes(permission);
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
    const found = key ? await findApiKey(db, key) : null;
    return found ? loadPrincipal(db, found.userId, found) : null;
  }
  if (!cookie) return null;
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  return session ? loadPrincipal(db, session.user.id) : null;
}

/** Null when there is no such user any more, or they are switched off. Without a key they are signed in. */
export async function loadPrincipal(db: Database, userId: string, key?: FoundApiKey): Promise<Principal | null> {
  const [user] = await db
    .select({ role: users.role, isActive: users.isActive })
    .from(users)
    .where(eq(users.id, userId));
  if (!user?.isActive) return null;
  return {
    userId,
    role: user.role,
    via: key ? 'api_key' : 'session',
    keyId: key?.keyId ?? null,
    scopes: key?.scopes ?? null,
  };
}
