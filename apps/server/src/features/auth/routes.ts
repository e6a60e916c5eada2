import { CurrentUser, LoginBody } from '@frontdesk/contract';
import { asc, eq, sql } from 'drizzle-orm';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { businesses, members, users } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { Auth } from './auth.ts';

export interface AuthRoutesOptions {
  readonly db: Database;
  readonly auth: Auth;
}

/** Guessing a password is slow work: ten tries a minute from one address. */
const LOGIN_LIMIT = { max: 10, timeWindow: '1 minute' };

export const authRoutes: FastifyPluginAsyncZod<AuthRoutesOptions> = async (fastify, { db, auth }) => {
  fastify.post('/auth/login', {
    config: { isPublic: true, rateLimit: LOGIN_LIMIT },
    schema: { tags: ['auth'], summary: 'Sign in', body: LoginBody, response: { 200: CurrentUser } },
    async handler(request, reply) {
      const { email, password } = request.body;
      const [user] = await db
        .select({ id: users.id, isActive: users.isActive })
        .from(users)
        .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
      const response = await auth.api.signInEmail({
        body: { email: email.toLowerCase(), password },
        headers: new Headers({ 'user-agent': request.headers['user-agent'] ?? '', 'x-forwarded-for': request.ip }),
        asResponse: true,
      });
      // The same words for an unknown address, a wrong password and a user who was switched off.
      if (!response.ok || !user?.isActive)
        throw new AppError('unauthenticated', 'The e-mail address or the password is wrong.');
      passCookies(response, reply);
      return loadCurrentUser(db, user.id);
    },
  });

  fastify.post('/auth/logout', {
    config: { access: { tenant: 'self' } },
    schema: { tags: ['auth'], summary: 'Sign out', response: { 204: z.null() } },
    async handler(request, reply) {
      const headers = new Headers({ cookie: request.headers.cookie ?? '' });
      passCookies(await auth.api.signOut({ headers, asResponse: true }), reply);
      return reply.code(204).send(null);
    },
  });

  fastify.get('/auth/me', {
    config: { access: { tenant: 'self' } },
    schema: { tags: ['auth'], summary: 'Who is signed in', response: { 200: CurrentUser } },
    handler: request => loadCurrentUser(db, principalOf(request).userId),
  });
};

function passCookies(from: Response, reply: FastifyReply): void {
  for (const cookie of from.headers.getSetCookie()) reply.header('set-cookie', cookie);
}

async function loadCurrentUser(db: Database, userId: string): Promise<CurrentUser> {
  const [user] = await db.select().from(users).where(eq(users.id, userId));
  if (!user) throw new AppError('unauthenticated', 'This user does not exist any more.');
  const memberships = await db
    .select({
      businessId: members.businessId,
      businessName: businesses.name,
      kind: businesses.kind,
      role: members.role,
    })
    .from(members)
    .innerJoin(businesses, eq(businesses.id, members.businessId))
    .where(eq(members.userId, userId))
    .orderBy(asc(businesses.name));
  const { id, email, username, firstName, lastName, role } = user;
  return { id, email, username, firstName, lastName, role, memberships };
}
