import {
  CreateDiningTableBody,
  DiningTableDetail,
  DiningTableListQuery,
  DiningTablePage,
  Id,
  UpdateDiningTableBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRestaurant } from '../enter-restaurant.ts';
import type { RestaurantRoutesOptions } from '../route-options.ts';
import {
  addDiningTable,
  changeDiningTable,
  findDiningTable,
  listDiningTables,
  removeDiningTable,
  toDiningTable,
} from './dining-tables.ts';

const RestaurantParams = z.object({ id: Id });
const TableParams = z.object({ id: Id, tableId: Id });

const tags = ['tables'];
const READ = { config: { access: { permission: 'catalog:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'catalog:write', tenant: 'business-in-path' } } } as const;

export const tableRoutes: FastifyPluginAsyncZod<RestaurantRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/restaurants/:id/tables', {
    ...READ,
    schema: {
      tags,
      summary: 'Dining tables by name',
      params: RestaurantParams,
      querystring: DiningTableListQuery,
      response: { 200: DiningTablePage },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:read');
      return tenant.run(transaction => listDiningTables(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/restaurants/:id/tables', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Add a dining table',
      params: RestaurantParams,
      body: CreateDiningTableBody,
      response: { 201: DiningTableDetail },
    },
    async handler(request, reply) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:write');
      return reply.code(201).send(withETag(reply, await addDiningTable(tenant, request.body)));
    },
  });

  fastify.get('/restaurants/:id/tables/:tableId', {
    ...READ,
    schema: { tags, summary: 'One dining table', params: TableParams, response: { 200: DiningTableDetail } },
    async handler(request, reply) {
      const { id, tableId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:read');
      return withETag(reply, toDiningTable(await tenant.run(transaction => findDiningTable(transaction, id, tableId))));
    },
  });

  fastify.put('/restaurants/:id/tables/:tableId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a dining table; what is left out stays as it is',
      params: TableParams,
      body: UpdateDiningTableBody,
      response: { 200: DiningTableDetail },
    },
    async handler(request, reply) {
      const { id, tableId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeDiningTable(tenant, { tableId, version, changes }, wallTime()));
    },
  });

  fastify.delete('/restaurants/:id/tables/:tableId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Delete a dining table where nobody is expected any more',
      params: TableParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id, tableId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      await removeDiningTable(tenant, tableId, wallTime());
      return reply.code(204).send(null);
    },
  });
};
