import { eq, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { users } from '../../db/schema/index.ts';
import type { Mailer } from '../../mail/mailer.ts';
import { invitation } from '../../mail/templates/invitation.ts';
import { passwordChanged } from '../../mail/templates/password-changed.ts';
import { passwordReset } from '../../mail/templates/password-reset.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { attemptSubject, countAttempt } from './attempts.ts';
import { checkPassword } from './password-rules.ts';
import { issuePasswordToken, usePasswordToken } from './password-tokens.ts';
import { setPassword } from './set-password.ts';
import { forgetPasswordTries } from './sign-in.ts';

export interface PasswordLinksOptions {
  readonly db: Database;
  readonly mailer: Mailer;
  /** Links begin with it. */
  readonly publicUrl: string;
  readonly wallTime: () => Date;
}

/** Three mails, then one an hour: nobody's mailbox is filled by a stranger. */
const RESET_MAILS = { max: 3, windowMs: 60 * 60_000, firstBlockMs: 60 * 60_000, longestBlockMs: 60 * 60_000 };

/** Mailed links with which people set their password. */
export class PasswordLinks {
  readonly #options: PasswordLinksOptions;

  constructor(options: PasswordLinksOptions) {
    this.#options = options;
  }

  /**
   * Mails a link if the address is known. Returns at once: everything that depends on the address happens afterwards,
   * so neither the answer nor its time tells.
   */
  requestReset(email: string): void {
    const { db, mailer, wallTime } = this.#options;
    mailer.post(async () => {
      const now = wallTime();
      if (
        (await countAttempt(db, { subject: attemptSubject('reset:account', email), limit: RESET_MAILS, now })) !== null
      )
        return null;
      const [user] = await db
        .select({ id: users.id, email: users.email, isActive: users.isActive })
        .from(users)
        .where(eq(sql`lower(${users.email})`, email));
      if (!user?.isActive) return null;
      const token = await issuePasswordToken(db, { userId: user.id, purpose: 'reset', now });
      return passwordReset({ to: user.email, url: this.#link(token) });
    });
  }

  /** Mails somebody new the link to choose their password. Call it when their account is committed. */
  invite({ userId, email, businessName }: { userId: string; email: string; businessName: string | null }): void {
    const { db, mailer, wallTime } = this.#options;
    mailer.post(async () => {
      const token = await issuePasswordToken(db, { userId, purpose: 'invitation', now: wallTime() });
      return invitation({ to: email, url: this.#link(token), businessName });
    });
  }

  /**
   * Sets the password with a link's token, which is used up then, and ends every session. Throws `validation_failed`
   * for a token that is unknown, used or expired, and for a password that is too easy; the token stays good then.
   */
  async confirmReset({ token, newPassword }: { readonly token: string; readonly newPassword: string }): Promise<void> {
    const { db, wallTime } = this.#options;
    const user = await db.transaction(async transaction => {
      const userId = await usePasswordToken(transaction, token, wallTime());
      const [found] = userId ? await transaction.select().from(users).where(eq(users.id, userId)) : [];
      if (!found?.isActive)
        throw new AppError('validation_failed', 'This link does not work any more. Ask for a new one.', {
          problems: [{ field: 'token', message: 'is unknown, was used, or has expired' }],
        });
      checkPassword(newPassword, found);
      await setPassword(transaction, { userId: found.id, password: newPassword });
      // Only whoever reads the mailbox has the token.
      await transaction.update(users).set({ emailVerified: true }).where(eq(users.id, found.id));
      await recordAudit(transaction, {
        businessId: null,
        actor: { type: 'user', id: found.id },
        action: 'user.password_reset',
        subjectType: 'user',
        subjectId: found.id,
      });
      return found;
    });
    await forgetPasswordTries(db, user.email);
    this.tellOfChange(user.email);
  }

  /** Tells the owner of an account that its password was changed. */
  tellOfChange(email: string): void {
    const { mailer, publicUrl } = this.#options;
    mailer.post(async () => passwordChanged({ to: email, url: `${publicUrl}/forgot-password` }));
  }

  /** The token is in the fragment, which browsers send to nobody: no log and no `Referer` has it. */
  #link(token: string): string {
    return `${this.#options.publicUrl}/set-password#token=${token}`;
  }
}
