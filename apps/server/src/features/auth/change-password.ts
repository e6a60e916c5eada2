import { verifyPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { accounts, users } from '../../db/schema/index.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { Auth } from './auth.ts';
import { checkPassword } from './password-rules.ts';
import type { Principal } from './principal.ts';
import { setPassword } from './set-password.ts';
import { countPasswordTry, forgetPasswordTries } from './sign-in.ts';

export interface ChangeOwnPassword {
  readonly principal: Principal;
  readonly cookie: string;
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly now: Date;
}

/**
 * Sets a new password for whoever is signed in and knows the present one, and ends their other sessions. Wrong tries
 * count as wrong sign-ins. Throws `forbidden` for a key, which is not the person.
 */
export async function changeOwnPassword(
  { db, auth }: { readonly db: Database; readonly auth: Auth },
  { principal, cookie, currentPassword, newPassword, now }: ChangeOwnPassword,
): Promise<{ readonly email: string }> {
  const { userId } = principal;
  const session = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } });
  if (principal.via !== 'session' || session?.user.id !== userId)
    throw new AppError('forbidden', 'Sign in to change your password; a key cannot.');
  const [user] = await db
    .select({
      email: users.email,
      firstName: users.firstName,
      lastName: users.lastName,
      username: users.username,
      hash: accounts.password,
    })
    .from(users)
    .innerJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, 'credential')))
    .where(eq(users.id, userId));
  if (!user?.hash) throw new AppError('forbidden', 'This account has no password yet. Use the link that was mailed.');
  await countPasswordTry(db, user.email, now);
  if (!(await verifyPassword({ hash: user.hash, password: currentPassword })))
    throw new AppError('validation_failed', 'The current password is wrong.', {
      problems: [{ field: 'current_password', message: 'is wrong' }],
    });
  checkPassword(newPassword, user);
  await db.transaction(async transaction => {
    await setPassword(transaction, { userId, password: newPassword, exceptSessionId: session.session.id });
    await recordAudit(transaction, {
      businessId: null,
      actor: { type: 'user', id: userId },
      action: 'user.password_changed',
      subjectType: 'user',
      subjectId: userId,
    });
  });
  await forgetPasswordTries(db, user.email);
  return { email: user.email };
}
