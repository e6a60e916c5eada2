import {
  CreateSpecialBody,
  Id,
  SpecialDetail,
  SpecialListQuery,
  SpecialPage,
  UpdateSpecialBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRestaurant } from '../enter-restaurant.ts';
import type { RestaurantRoutesOptions } from '../route-options.ts';
import { addSpecial, changeSpecial, findSpecial, listSpecials, removeSpecial, toSpecial } from './special-offers.ts';

const RestaurantParams = z.object({ id: Id });
const SpecialParams = z.object({ id: Id, specialId: Id });

const tags = ['specials'];
const READ = { config: { access: { permission: 'catalog:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'catalog:write', tenant: 'business-in-path' } } } as const;

export const specialRoutes: FastifyPluginAsyncZod<RestaurantRoutesOptions> = async (fastify, { db }) => {
  fastify.get('/restaurants/:id/specials', {
    ...READ,
    schema: {
      tags,
      summary: 'Specials in order of their dates, of one local date or all',
      params: RestaurantParams,
      querystring: SpecialListQuery,
      response: { 200: SpecialPage },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:read');
      return tenant.run(transaction => listSpecials(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/restaurants/:id/specials', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Add a special',
      params: RestaurantParams,
      body: CreateSpecialBody,
      response: { 201: SpecialDetail },
    },
    async handler(request, reply) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:write');
      return reply.code(201).send(withETag(reply, await addSpecial(tenant, request.body)));
    },
  });

  fastify.get('/restaurants/:id/specials/:specialId', {
    ...READ,
    schema: { tags, summary: 'One special', params: SpecialParams, response: { 200: SpecialDetail } },
    async handler(request, reply) {
      const { id, specialId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:read');
      return withETag(reply, toSpecial(await tenant.run(transaction => findSpecial(transaction, id, specialId))));
    },
  });

  fastify.put('/restaurants/:id/specials/:specialId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a special; what is left out stays as it is',
      params: SpecialParams,
      body: UpdateSpecialBody,
      response: { 200: SpecialDetail },
    },
    async handler(request, reply) {
      const { id, specialId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeSpecial(tenant, { specialId, version, changes }));
    },
  });

  fastify.delete('/restaurants/:id/specials/:specialId', {
    ...WRITE,
    schema: { tags, summary: 'Delete a special', params: SpecialParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id, specialId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      await removeSpecial(tenant, specialId);
      return reply.code(204).send(null);
    },
  });
};
