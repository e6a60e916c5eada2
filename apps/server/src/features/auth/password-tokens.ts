import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, lt } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { passwordTokens } from '../../db/schema/index.ts';

export type PasswordTokenPurpose = 'reset' | 'invitation';

const HOUR_MS = 60 * 60 * 1000;
/** Somebody who asks for a link is waiting for it; somebody who is invited reads the mail when they can. */
export const TOKEN_LIFE_MS: Readonly<Record<PasswordTokenPurpose, number>> = {
  reset: HOUR_MS,
  invitation: 72 * HOUR_MS,
};

export interface NewPasswordToken {
  readonly userId: string;
  readonly purpose: PasswordTokenPurpose;
  readonly now: Date;
}

/** Makes a token of 256 random bits for a link; only its hash is kept. Clears away the expired ones. */
export async function issuePasswordToken(db: Database, { userId, purpose, now }: NewPasswordToken): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await db.delete(passwordTokens).where(lt(passwordTokens.expiresAt, now));
  await db
    .insert(passwordTokens)
    .values({ userId, hash: hashOf(token), purpose, expiresAt: new Date(now.getTime() + TOKEN_LIFE_MS[purpose]) });
  return token;
}

/**
 * The user whose token it is, once: the token is gone then, and so are the user's others. Null when it is unknown, used
 * or expired. In a transaction that fails it stays.
 */
export async function usePasswordToken(transaction: Database, token: string, now: Date): Promise<string | null> {
  const [row] = await transaction
    .delete(passwordTokens)
    .where(and(eq(passwordTokens.hash, hashOf(token)), gt(passwordTokens.expiresAt, now)))
    .returning({ userId: passwordTokens.userId });
  if (!row) return null;
  await transaction.delete(passwordTokens).where(eq(passwordTokens.userId, row.userId));
  return row.userId;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
