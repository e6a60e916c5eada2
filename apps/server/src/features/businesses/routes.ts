import {
  BusinessDetail,
  BusinessListQuery,
  BusinessPage,
  CreateBusinessBody,
  Id,
  UpdateBusinessBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { principalOf } from '../../http/authenticate.ts';
import { requireVersion, withETag } from '../../http/versioning.ts';
import { actorOf } from '../auth/principal.ts';
import { enterBusiness } from '../members/enter.ts';
import { loadBusiness } from './business-detail.ts';
import { createBusiness } from './create-business.ts';
import { deleteBusiness, editBusiness } from './edit-business.ts';
import { listBusinesses } from './list-businesses.ts';
import { sentFields } from './sent-fields.ts';

export interface BusinessRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

const BusinessParams = z.object({ id: Id });

/** Businesses of every kind. What one kind has besides is under a path of its own. */
export const businessRoutes: FastifyPluginAsyncZod<BusinessRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/businesses', {
    config: { access: { permission: 'business:read', tenant: 'listed' } },
    schema: {
      tags: ['businesses'],
      summary: 'Businesses you may see',
      querystring: BusinessListQuery,
      response: { 200: BusinessPage },
    },
    handler: request => listBusinesses(db, principalOf(request), request.query),
  });

  fastify.post('/businesses', {
    config: { access: { permission: 'platform:businesses', tenant: 'platform' } },
    schema: {
      tags: ['businesses'],
      summary: 'Add a business',
      body: CreateBusinessBody,
      response: { 201: BusinessDetail },
    },
    async handler(request, reply) {
      const principal = principalOf(request);
      const id = await createBusiness(db, request.body, actorOf(principal));
      const tenant = await enterBusiness(db, principal, id, 'business:read');
      const business = await tenant.run(transaction => loadBusiness(transaction, id));
      return reply.code(201).send(withETag(reply, business));
    },
  });

  fastify.get('/businesses/:id', {
    config: { access: { permission: 'business:read', tenant: 'business-in-path' } },
    schema: {
      tags: ['businesses'],
      summary: 'One business',
      params: BusinessParams,
      response: { 200: BusinessDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterBusiness(db, principalOf(request), id, 'business:read');
      return withETag(reply, await tenant.run(transaction => loadBusiness(transaction, id)));
    },
  });

  fastify.put('/businesses/:id', {
    config: { access: { permission: 'business:write', tenant: 'business-in-path' } },
    schema: {
      tags: ['businesses'],
      summary: 'Change a business; what is left out stays as it is',
      params: BusinessParams,
      body: UpdateBusinessBody,
      response: { 200: BusinessDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterBusiness(db, principalOf(request), id, 'business:write');
      const { version: bodyVersion, ...fields } = request.body;
      const version = requireVersion(request, bodyVersion);
      await editBusiness(tenant, { version, change: () => sentFields(fields) });
      return withETag(reply, await tenant.run(transaction => loadBusiness(transaction, id)));
    },
  });

  fastify.delete('/businesses/:id', {
    config: { access: { permission: 'business:delete', tenant: 'business-in-path' } },
    schema: {
      tags: ['businesses'],
      summary: 'Delete a business; its numbers go back to the pool, its records stay',
      params: BusinessParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const tenant = await enterBusiness(db, principalOf(request), request.params.id, 'business:delete');
      await deleteBusiness(db, tenant, wallTime());
      return reply.code(204).send(null);
    },
  });
};
