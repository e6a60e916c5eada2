import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Permission } from '@frontdesk/contract';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { apiKeys } from '../../db/schema/index.ts';

/** `fd_`, eight characters to find it by, `_`, 256 random bits. */
const KEY_SHAPE = /^(fd_[A-Za-z0-9]{8})_[A-Za-z0-9_-]{43}$/;

export interface NewApiKey {
  /** Shown once; only its hash is kept. */
  readonly key: string;
  readonly id: string;
}

export async function createApiKey(db: Database, userId: string, name: string): Promise<NewApiKey> {
  const prefix = `fd_${randomBytes(4).toString('hex')}`;
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  const [row] = await db
    .insert(apiKeys)
    .values({ userId, name, prefix, hash: hashOf(key) })
    .returning({ id: apiKeys.id });
  if (!row) throw new Error('The API key was not kept.');
  return { key, id: row.id };
}

export interface FoundApiKey {
  readonly keyId: string;
  readonly userId: string;
  /** Null for a key without scopes, which may be used for all that its user may do. */
  readonly scopes: readonly Permission[] | null;
}

/** Whose key it is; null when it is unknown, switched off or expired. Notes its use, once a minute. */
export async function findApiKey(db: Database, key: string): Promise<FoundApiKey | null> {
  const prefix = KEY_SHAPE.exec(key)?.[1];
  if (!prefix) return null;
  const [row] = await db
    .select({ id: apiKeys.id, userId: apiKeys.userId, hash: apiKeys.hash, scopes: apiKeys.scopes })
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.prefix, prefix),
        eq(apiKeys.isActive, true),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)),
      ),
    );
  if (!row || !timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(hashOf(key), 'hex'))) return null;
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()` })
    .where(
      and(
        eq(apiKeys.id, row.id),
        or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`)),
      ),
    );
  const scopes = row.scopes.length === 0 ? null : row.scopes.filter(scope => Permission.safeParse(scope).success);
  return { keyId: row.id, userId: row.userId, scopes: scopes as Permission[] | null };
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
