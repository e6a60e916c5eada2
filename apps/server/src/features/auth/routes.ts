import {
  ChangePasswordBody,
  CurrentUser,
  LoginBody,
  ResetPasswordBody,
  ResetPasswordResult,
} from '@frontdesk/contract';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { Auth } from './auth.ts';
import { changeOwnPassword } from './change-password.ts';
import { loadCurrentUser } from './current-user.ts';
import type { PasswordLinks } from './password-links.ts';
import { signIn } from './sign-in.ts';

export interface AuthRoutesOptions {
  readonly db: Database;
  readonly auth: Auth;
  readonly passwordLinks: PasswordLinks;
  readonly wallTime: () => Date;
}

/**
 * From one address, on routes that take a password or a token: each try costs a slow hash. Guessing is stopped, across
 * processes, by the counted tries of `signIn`.
 */
const AUTH_LIMIT = { max: 30, timeWindow: '1 minute' };

export const authRoutes: FastifyPluginAsyncZod<AuthRoutesOptions> = async (fastify, options) => {
  const { db, auth, passwordLinks, wallTime } = options;

  fastify.post('/auth/login', {
    config: { isPublic: true, rateLimit: AUTH_LIMIT },
    schema: { tags: ['auth'], summary: 'Sign in', body: LoginBody, response: { 200: CurrentUser } },
    async handler(request, reply) {
      const { userId, response } = await signIn(
        { db, auth },
        {
          ...request.body,
          ipAddress: request.ip,
          userAgent: request.headers['user-agent'] ?? '',
          now: wallTime(),
        },
      );
      passCookies(response, reply);
      return loadCurrentUser(db, { userId });
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
    async handler(request, reply) {
      const principal = principalOf(request);
      if (principal.via === 'session') {
        // Lengthens a session that is being used, and its cookie with it.
        const headers = new Headers({ cookie: request.headers.cookie ?? '' });
        passCookies(await auth.api.getSession({ headers, asResponse: true }), reply);
      }
      return loadCurrentUser(db, principal);
    },
  });

  fastify.post('/auth/reset-password', {
    config: { isPublic: true, rateLimit: AUTH_LIMIT },
    schema: {
      tags: ['auth'],
      summary: 'Ask for a link to set a new password, or set it with the link’s token',
      body: ResetPasswordBody,
      response: { 200: ResetPasswordResult, 202: ResetPasswordResult },
    },
    async handler({ body }, reply) {
      if (body.email !== undefined) {
        passwordLinks.requestReset(body.email);
        return reply.code(202).send({ status: 'link_mailed_if_known' as const });
      }
      await passwordLinks.confirmReset({ token: body.token ?? '', newPassword: body.newPassword ?? '' });
      return reply.code(200).send({ status: 'password_changed' as const });
    },
  });

  fastify.put('/auth/password', {
    config: { access: { tenant: 'self' }, rateLimit: AUTH_LIMIT },
    schema: {
      tags: ['auth'],
      summary: 'Change your own password',
      body: ChangePasswordBody,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { email } = await changeOwnPassword(
        { db, auth },
        {
          ...request.body,
          principal: principalOf(request),
          cookie: request.headers.cookie ?? '',
          now: wallTime(),
        },
      );
      passwordLinks.tellOfChange(email);
      return reply.code(204).send(null);
    },
  });
};

function passCookies(from: Response, reply: FastifyReply): void {
  for (const cookie of from.headers.getSetCookie()) reply.header('set-cookie', cookie);
}
