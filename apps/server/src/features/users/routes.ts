import { CreateUserBody, Id, UpdateUserBody, User, UserListQuery, UserPage } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import type { PasswordLinks } from '../auth/password-links.ts';
import { actorOf } from '../auth/principal.ts';
import { createUser, updateUser } from './user-changes.ts';
import { listUsers, loadUser } from './user-queries.ts';

export interface UserRoutesOptions {
  readonly db: Database;
  readonly passwordLinks: PasswordLinks;
}

const UserParams = z.object({ id: Id });
const config = { access: { permission: 'platform:users', tenant: 'platform' } } as const;

export const userRoutes: FastifyPluginAsyncZod<UserRoutesOptions> = async (fastify, { db, passwordLinks }) => {
  fastify.get('/users', {
    config,
    schema: { tags: ['users'], summary: 'Everybody', querystring: UserListQuery, response: { 200: UserPage } },
    handler: request => listUsers(db, request.query),
  });

  fastify.post('/users', {
    config,
    schema: {
      tags: ['users'],
      summary: 'Add a user; without a password they are mailed a link to set one',
      body: CreateUserBody,
      response: { 201: User },
    },
    async handler(request, reply) {
      const { body } = request;
      const userId = await createUser(db, { body, actor: actorOf(principalOf(request)) });
      if (body.password === undefined && body.isActive)
        passwordLinks.invite({ userId, email: body.email, businessName: null });
      const user = await loadUser(db, userId);
      return reply.code(201).header('location', `/api/users/${userId}`).send(withETag(reply, user));
    },
  });

  fastify.get('/users/:id', {
    config,
    schema: { tags: ['users'], summary: 'One user', params: UserParams, response: { 200: User } },
    handler: async (request, reply) => withETag(reply, await loadUser(db, request.params.id)),
  });

  fastify.put('/users/:id', {
    config,
    schema: {
      tags: ['users'],
      summary: 'Change a user; what is absent stays as it is',
      params: UserParams,
      body: UpdateUserBody,
      response: { 200: User },
    },
    async handler(request, reply) {
      const { version, ...body } = request.body;
      const userId = request.params.id;
      const actor = actorOf(principalOf(request));
      await updateUser(db, { userId, body, version: givenVersion(request, version), actor });
      return withETag(reply, await loadUser(db, userId));
    },
  });

  fastify.delete('/users/:id', {
    config,
    schema: {
      tags: ['users'],
      summary: 'Switch a user off: they are signed out, their keys are revoked, what they did stays on record',
      params: UserParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const actor = actorOf(principalOf(request));
      const version = givenVersion(request);
      await updateUser(db, { userId: request.params.id, body: { isActive: false }, version, actor });
      return reply.code(204).send(null);
    },
  });
};
