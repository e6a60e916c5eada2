import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ApiKeyScope, Permission } from '@frontdesk/contract';
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { apiKeys } from '../../db/schema/index.ts';

/** `fd_`, eight characters to find it by, `_`, 256 random bits. */
const KEY_SHAPE = /^(fd_[A-Za-z0-9]{8})_[A-Za-z0-9_-]{43}$/;
/** How exactly the last use is noted. */
const USE_NOTED_MS = 60_000;

export interface NewApiKey {
  /** Shown once; only its hash is kept. */
  readonly key: string;
  readonly id: string;
}

export interface KeyLimits {
  readonly scopes?: readonly ApiKeyScope[];
  readonly onlyBusinessId?: string | null;
  readonly expiresAt?: Date | null;
}

/** Makes a key that acts as its user, within the limits. */
export async function createApiKey(
  db: Database,
  userId: string,
  name: string,
  { scopes = ['all'], onlyBusinessId = null, expiresAt = null }: KeyLimits = {},
): Promise<NewApiKey> {
  const prefix = `fd_${randomBytes(4).toString('hex')}`;
  const key = `${prefix}_${randomBytes(32).toString('base64url')}`;
  const [row] = await db
    .insert(apiKeys)
    .values({ userId, name, prefix, hash: hashOf(key), scopes: [...scopes], onlyBusinessId, expiresAt })
    .returning({ id: apiKeys.id });
  if (!row) throw new Error('The API key was not kept.');
  return { key, id: row.id };
}

export interface FoundApiKey {
  readonly keyId: string;
  readonly userId: string;
  /** Null for a key that may be used for all that its user may do. */
  readonly scopes: readonly Permission[] | null;
  readonly onlyBusinessId: string | null;
  readonly expiresAt: Date | null;
}

/** Whose key it is; null when it is unknown, revoked or expired. Notes its use, once a minute. */
export async function findApiKey(db: Database, key: string): Promise<FoundApiKey | null> {
  const prefix = KEY_SHAPE.exec(key)?.[1];
  if (!prefix) return null;
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.prefix, prefix),
        eq(apiKeys.isActive, true),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, sql`now()`)),
      ),
    );
  if (!row || !timingSafeEqual(Buffer.from(row.hash, 'hex'), Buffer.from(hashOf(key), 'hex'))) return null;
  if (!row.lastUsedAt || row.lastUsedAt.getTime() < Date.now() - USE_NOTED_MS) await noteUse(db, row.id);
  const { id: keyId, userId, onlyBusinessId, expiresAt } = row;
  return { keyId, userId, scopes: permissionsOf(row.scopes), onlyBusinessId, expiresAt };
}

/** One of the requests that come at once writes; the others find it noted. */
async function noteUse(db: Database, id: string): Promise<void> {
  const isDue = or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`));
  await db
    .update(apiKeys)
    .set({ lastUsedAt: sql`now()`, updatedAt: sql`updated_at` })
    .where(and(eq(apiKeys.id, id), isDue));
}

const READING = Permission.options.filter(permission => /:(read|hear)$/.test(permission));

/** A scope that we do not know, or know no more, allows nothing. */
function permissionsOf(scopes: readonly string[]): readonly Permission[] | null {
  if (scopes.length === 0 || scopes.includes('all')) return null;
  const named = Permission.options.filter(permission => scopes.includes(permission));
  return scopes.includes('read_only') ? [...new Set([...READING, ...named])] : named;
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
