import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
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

/** The user a key belongs to; null when it is unknown, switched off or expired. Notes its use, once a minute. */
export async function findApiKeyUser(db: Database, key: string): Promise<string | null> {
  const prefix = KEY_SHAPE.exec(key)?.[1];
  if (!prefix) return null;
  const [row] = await db
    .select({ id: apiKeys.id, userId: apiKeys.userId, hash: apiKeys.hash })
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
  return row.userId;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
