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
  /** The only business the key may be used for; null for all of its user's. */
  readonly onlyBusinessId: string | null;
  /** When the key stops working; null for never, and with a session. */
  readonly keyExpiresAt: Date | null;
}

/** Who the audit log names. */
export function actorOf({ userId, keyId }: Principal): AuditActor {
  return keyId === null ? { type: 'user', id: userId } : { type: 'api_key', id: keyId };
}

/** False when the request came with a key that was not made for this. */
export function isInScope({ scopes }: Principal, permission: Permission): boolean {
  return scopes === null || scopes.includes(permission);
}

/** False when the request came with a key that was made for another business. */
export function isForBusiness({ onlyBusinessId }: Principal, businessId: string): boolean {
  return onlyBusinessId === null || onlyBusinessId === businessId;
}

/** False for a key that may do less than its user, or not for ever: it must not make itself a better one. */
export function isUnrestricted({ scopes, onlyBusinessId, keyExpiresAt }: Principal): boolean {
  return scopes === null && onlyBusinessId === null && keyExpiresAt === null;
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
  // Without its refresh, whose cookie would be lost here: `GET /auth/me` does that.
  const session = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
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
    onlyBusinessId: key?.onlyBusinessId ?? null,
    keyExpiresAt: key?.expiresAt ?? null,
  };
}
