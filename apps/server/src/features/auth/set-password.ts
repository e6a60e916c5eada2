import { hashPassword } from 'better-auth/crypto';
import { and, eq, ne } from 'drizzle-orm';
import type { Database } from '../../db/connection.ts';
import { accounts, passwordTokens, sessions } from '../../db/schema/index.ts';

export interface SetPassword {
  readonly userId: string;
  readonly password: string;
  /** The session that goes on; all others end. */
  readonly exceptSessionId?: string | undefined;
}

/** Sets the password, ends the user's sessions, and makes links that were mailed before useless. */
export async function setPassword(transaction: Database, options: SetPassword): Promise<void> {
  const { userId, exceptSessionId } = options;
  const password = await hashPassword(options.password);
  await transaction
    .insert(accounts)
    .values({ userId, accountId: userId, providerId: 'credential', password })
    .onConflictDoUpdate({
      target: [accounts.providerId, accounts.accountId],
      set: { password, updatedAt: new Date() },
    });
  await endSessions(transaction, userId, exceptSessionId);
  await transaction.delete(passwordTokens).where(eq(passwordTokens.userId, userId));
}

export async function endSessions(transaction: Database, userId: string, exceptSessionId?: string): Promise<void> {
  const others = exceptSessionId === undefined ? undefined : ne(sessions.id, exceptSessionId);
  await transaction.delete(sessions).where(and(eq(sessions.userId, userId), others));
}
