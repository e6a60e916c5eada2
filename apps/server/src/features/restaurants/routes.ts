import {
  BusinessPage,
  CallDetail,
  CallListQuery,
  CallPage,
  CreateRestaurantBody,
  Id,
  RestaurantDetail,
  RestaurantListQuery,
  UpdateRestaurantBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import { actorOf } from '../auth/principal.ts';
import { createBusiness } from '../businesses/create-business.ts';
import { deleteBusiness, editBusiness } from '../businesses/edit-business.ts';
import { listBusinesses } from '../businesses/list-businesses.ts';
import { sentFields } from '../businesses/sent-fields.ts';
import { listCalls, loadCall } from '../calls/call-queries.ts';
import { noSuchCall } from '../calls/no-such-call.ts';
import { menuRoutes } from './catalog/menu-routes.ts';
import { specialRoutes } from './catalog/special-routes.ts';
import { tableRoutes } from './catalog/table-routes.ts';
import { enterRestaurant } from './enter-restaurant.ts';
import { orderRoutes } from './orders/order-routes.ts';
import { reservationRoutes } from './reservations/reservation-routes.ts';
import { loadRestaurant } from './restaurant-queries.ts';
import type { RestaurantRoutesOptions } from './route-options.ts';

const RestaurantParams = z.object({ id: Id });
const CallParams = z.object({ id: Id, callId: Id });
const RestaurantCallsQuery = CallListQuery.omit({ businessId: true });

const tags = ['restaurants'];

/** Everything of a restaurant. An edit counts from the next call. */
export const restaurantRoutes: FastifyPluginAsyncZod<RestaurantRoutesOptions> = async (fastify, options) => {
  const { db, wallTime } = options;
  for (const routes of [menuRoutes, specialRoutes, tableRoutes, reservationRoutes, orderRoutes])
    await fastify.register(routes, options);

  fastify.get('/restaurants', {
    config: { access: { permission: 'business:read', tenant: 'listed' } },
    schema: {
      tags,
      summary: 'Restaurants you may see',
      querystring: RestaurantListQuery,
      response: { 200: BusinessPage },
    },
    handler: request => listBusinesses(db, principalOf(request), { ...request.query, kind: 'restaurant' }),
  });

  fastify.post('/restaurants', {
    config: { access: { permission: 'platform:businesses', tenant: 'platform' } },
    schema: {
      tags,
      summary: 'Add a restaurant',
      body: CreateRestaurantBody,
      response: { 201: RestaurantDetail },
    },
    async handler(request, reply) {
      const principal = principalOf(request);
      const { reservationRules, ...business } = request.body;
      const id = await createBusiness(
        db,
        { ...business, kind: 'restaurant', profile: { reservationRules } },
        actorOf(principal),
      );
      const tenant = await enterRestaurant(db, principal, id, 'business:read');
      const restaurant = await tenant.run(transaction => loadRestaurant(transaction, id));
      return reply.code(201).send(withETag(reply, restaurant));
    },
  });

  fastify.get('/restaurants/:id', {
    config: { access: { permission: 'business:read', tenant: 'business-in-path' } },
    schema: {
      tags,
      summary: 'Profile, hours, menu, specials and tables',
      params: RestaurantParams,
      response: { 200: RestaurantDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'business:read');
      return withETag(reply, await tenant.run(transaction => loadRestaurant(transaction, id)));
    },
  });

  fastify.put('/restaurants/:id', {
    config: { access: { permission: 'business:write', tenant: 'business-in-path' } },
    schema: {
      tags,
      summary: 'Change a restaurant; what is left out stays as it is',
      params: RestaurantParams,
      body: UpdateRestaurantBody,
      response: { 200: RestaurantDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'business:write');
      const { version, reservationRules, ...fields } = request.body;
      await editBusiness(tenant, {
        version: givenVersion(request, version),
        change: current => ({
          ...sentFields(fields),
          ...(reservationRules && { profile: { ...current.profile, reservationRules } }),
        }),
      });
      return withETag(reply, await tenant.run(transaction => loadRestaurant(transaction, id)));
    },
  });

  fastify.delete('/restaurants/:id', {
    config: { access: { permission: 'business:delete', tenant: 'business-in-path' } },
    schema: {
      tags,
      summary: 'Delete a restaurant; its numbers go back to the pool, its records stay',
      params: RestaurantParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'business:delete');
      // Nothing to do but to find that it is a restaurant.
      await tenant.run(async () => {});
      await deleteBusiness(db, tenant, wallTime());
      return reply.code(204).send(null);
    },
  });

  fastify.get('/restaurants/:id/calls', {
    config: { access: { permission: 'calls:read', tenant: 'business-in-path' } },
    schema: {
      tags,
      summary: 'Calls of a restaurant, latest first',
      params: RestaurantParams,
      querystring: RestaurantCallsQuery,
      response: { 200: CallPage },
    },
    async handler(request) {
      const principal = principalOf(request);
      const tenant = await enterRestaurant(db, principal, request.params.id, 'calls:read');
      const query = { ...request.query, businessId: tenant.businessId };
      if (query.search === undefined) return tenant.run(transaction => listCalls(transaction, principal, query));
      // Behind the fence PostgreSQL does not trust the index of words, and would look through one turn after the other.
      await tenant.run(async () => {});
      return listCalls(db, principal, query);
    },
  });

  fastify.get('/restaurants/:id/calls/:callId', {
    config: { access: { permission: 'calls:read', tenant: 'business-in-path' } },
    schema: { tags, summary: 'One call in full', params: CallParams, response: { 200: CallDetail } },
    async handler(request) {
      const { id: businessId, callId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), businessId, 'calls:read');
      const withContent = tenant.may('calls:hear');
      const call = await tenant.run(transaction => loadCall(transaction, { businessId, callId, withContent }));
      if (!call) throw noSuchCall();
      return call;
    },
  });
};
