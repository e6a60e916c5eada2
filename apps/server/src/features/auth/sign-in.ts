import { eq, sql } from 'drizzle-orm';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { users } from '../../db/schema/index.ts';
import {
  type AttemptLimit,
  attemptSubject,
  countAttempt,
  forgetAttempts,
  networkOf,
  sweepAttempts,
  takeBackAttempt,
} from './attempts.ts';
import type { Auth } from './auth.ts';

const MINUTE_MS = 60_000;

/** Ten tries, then one a minute, then fewer: about a hundred guesses a day at one account, from however many machines. */
export const ACCOUNT_LIMIT: AttemptLimit = {
  max: 10,
  windowMs: 60 * MINUTE_MS,
  firstBlockMs: MINUTE_MS,
  longestBlockMs: 15 * MINUTE_MS,
};
/** One machine that tries many accounts. Higher, because an office shares one address. */
const ADDRESS_LIMIT: AttemptLimit = { ...ACCOUNT_LIMIT, max: 100 };

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly ipAddress: string;
  readonly userAgent: string;
  readonly now: Date;
}

export interface SignedIn {
  readonly userId: string;
  /** The auth library's answer, with the session's cookie. */
  readonly response: Response;
}

/**
 * Signs somebody in. Throws `unauthenticated` in the same words, after the same work, for an unknown address, a wrong
 * password, somebody who has set none and somebody who was switched off; and `rate_limited` after too many tries,
 * whether or not there is such an account.
 */
export async function signIn(
  { db, auth }: { readonly db: Database; readonly auth: Auth },
  { email, password, ipAddress, userAgent, now }: SignInAttempt,
): Promise<SignedIn> {
  const ofAddress = attemptSubject('sign-in:address', networkOf(ipAddress));
  await refuseAfterTooMany(db, ofAddress, ADDRESS_LIMIT, now);
  await countPasswordTry(db, email, now);
  const [user] = await db
    .select({ id: users.id, isActive: users.isActive })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email));
  const response = await auth.api.signInEmail({
    // Whoever is switched off takes the way of whoever does not exist: a hash is made, and no session.
    body: { email: user?.isActive === false ? 'nobody@frontdesk.invalid' : email, password },
    headers: new Headers({ 'user-agent': userAgent, 'x-forwarded-for': ipAddress }),
    asResponse: true,
  });
  if (!response.ok || !user) throw new AppError('unauthenticated', 'The e-mail address or the password is wrong.');
  await forgetPasswordTries(db, email);
  await takeBackAttempt(db, ofAddress);
  await sweepAttempts(db, now);
  return { userId: user.id, response };
}

/** To be called before a password of the account is checked. Throws `rate_limited` after too many tries. */
export function countPasswordTry(db: Database, email: string, now: Date): Promise<void> {
  return refuseAfterTooMany(db, attemptSubject('sign-in:account', email), ACCOUNT_LIMIT, now);
}

/** Opens the account again for its owner, who has just shown that they are. */
export function forgetPasswordTries(db: Database, email: string): Promise<void> {
  return forgetAttempts(db, attemptSubject('sign-in:account', email));
}

async function refuseAfterTooMany(db: Database, subject: string, limit: AttemptLimit, now: Date): Promise<void> {
  const retryAfterMs = await countAttempt(db, { subject, limit, now });
  if (retryAfterMs === null) return;
  const minutes = Math.ceil(retryAfterMs / MINUTE_MS);
  throw new AppError(
    'rate_limited',
    `Too many tries. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    {
      retryAfterMs,
    },
  );
}
