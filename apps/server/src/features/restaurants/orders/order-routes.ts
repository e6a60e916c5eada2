import { CreateOrderBody, Id, Order, OrderListQuery, OrderPage, UpdateOrderBody } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRestaurant } from '../enter-restaurant.ts';
import type { RestaurantRoutesOptions } from '../route-options.ts';
import { listOrders, loadOrder } from './list-orders.ts';
import { changeOrder, placeOrder } from './place-order.ts';

const RestaurantParams = z.object({ id: Id });
const OrderParams = z.object({ id: Id, orderId: Id });

const tags = ['orders'];
const READ = { config: { access: { permission: 'bookings:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'bookings:write', tenant: 'business-in-path' } } } as const;

export const orderRoutes: FastifyPluginAsyncZod<RestaurantRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/restaurants/:id/orders', {
    ...READ,
    schema: {
      tags,
      summary: 'Orders, latest pick-up first',
      params: RestaurantParams,
      querystring: OrderListQuery,
      response: { 200: OrderPage },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'bookings:read');
      return tenant.run(transaction => listOrders(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/restaurants/:id/orders', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Take an order, at the prices of the menu',
      params: RestaurantParams,
      body: CreateOrderBody,
      response: { 201: Order },
    },
    async handler(request, reply) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'bookings:write');
      return reply.code(201).send(withETag(reply, await placeOrder(tenant, request.body, wallTime())));
    },
  });

  fastify.get('/restaurants/:id/orders/:orderId', {
    ...READ,
    schema: { tags, summary: 'One order', params: OrderParams, response: { 200: Order } },
    async handler(request, reply) {
      const { id, orderId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'bookings:read');
      return withETag(reply, await tenant.run(transaction => loadOrder(transaction, id, orderId)));
    },
  });

  fastify.put('/restaurants/:id/orders/:orderId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change an order or its status; what is left out stays as it is',
      params: OrderParams,
      body: UpdateOrderBody,
      response: { 200: Order },
    },
    async handler(request, reply) {
      const { id, orderId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'bookings:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeOrder(tenant, { orderId, version, changes, now: wallTime() }));
    },
  });
};
