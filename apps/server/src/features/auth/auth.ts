import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../db/connection.ts';
import { accounts, sessions, users, verifications } from '../../db/schema/index.ts';

export interface AuthOptions {
  readonly db: Database;
  /** The server's secret; sessions are signed with a key made from it. */
  readonly secretKey: string;
  /** How browsers reach the server; over https the cookie is sent over https only. */
  readonly publicUrl: string;
}

const SESSION_SECONDS = 7 * 24 * 60 * 60;
const REFRESH_SECONDS = 24 * 60 * 60;

export type Auth = ReturnType<typeof createAuth>;

/** The auth library on our tables. Nobody signs up by themselves; its own routes are not served, only its functions used. */
export function createAuth({ db, secretKey, publicUrl }: AuthOptions) {
  return betterAuth({
    baseURL: publicUrl,
    secret: createHmac('sha256', secretKey).update('sessions').digest('hex'),
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8 },
    session: { expiresIn: SESSION_SECONDS, updateAge: REFRESH_SECONDS },
    advanced: {
      cookiePrefix: 'frontdesk',
      useSecureCookies: publicUrl.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: () => uuidv7() },
    },
    // Requests are limited by the HTTP server, before they come here.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
