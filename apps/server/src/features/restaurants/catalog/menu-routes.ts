import {
  CreateMenuItemBody,
  Id,
  MenuAvailabilityBody,
  MenuImportBody,
  MenuImportResult,
  MenuItemDetail,
  MenuItemPage,
  MenuListQuery,
  MenuOrder,
  MenuOrderBody,
  UpdateMenuItemBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRestaurant } from '../enter-restaurant.ts';
import type { RestaurantRoutesOptions } from '../route-options.ts';
import { parseMenuCsv } from './menu-csv.ts';
import {
  addMenuItem,
  changeMenuItem,
  findMenuItem,
  importMenu,
  listMenuItems,
  orderMenu,
  removeMenuItem,
  toMenuItem,
} from './menu-items.ts';

const RestaurantParams = z.object({ id: Id });
const ItemParams = z.object({ id: Id, itemId: Id });
const ImportQuery = z.strictObject({ replace: z.stringbool({ truthy: ['true'], falsy: ['false'] }).default(false) });

const tags = ['menu'];
const READ = { config: { access: { permission: 'catalog:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'catalog:write', tenant: 'business-in-path' } } } as const;
/** A thousand dishes with their descriptions. */
const IMPORT_LIMIT_BYTES = 1024 * 1024;

export const menuRoutes: FastifyPluginAsyncZod<RestaurantRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  fastify.get('/restaurants/:id/menu', {
    ...READ,
    schema: {
      tags,
      summary: 'Menu in its own order',
      params: RestaurantParams,
      querystring: MenuListQuery,
      response: { 200: MenuItemPage },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:read');
      return tenant.run(transaction => listMenuItems(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/restaurants/:id/menu', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Add a dish at the end of the menu',
      params: RestaurantParams,
      body: CreateMenuItemBody,
      response: { 201: MenuItemDetail },
    },
    async handler(request, reply) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:write');
      return reply.code(201).send(withETag(reply, await addMenuItem(tenant, request.body)));
    },
  });

  fastify.put('/restaurants/:id/menu/order', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Put the menu in a new order',
      params: RestaurantParams,
      body: MenuOrderBody,
      response: { 200: MenuOrder },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:write');
      await orderMenu(tenant, request.body.ids);
      return request.body;
    },
  });

  fastify.post('/restaurants/:id/menu/import', {
    ...WRITE,
    bodyLimit: IMPORT_LIMIT_BYTES,
    schema: {
      tags,
      summary: 'Add many dishes at once, or replace the menu',
      params: RestaurantParams,
      body: MenuImportBody,
      response: { 200: MenuImportResult },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:write');
      return importMenu(tenant, request.body, wallTime());
    },
  });

  fastify.post('/restaurants/:id/menu/import-csv', {
    ...WRITE,
    bodyLimit: IMPORT_LIMIT_BYTES,
    schema: {
      tags,
      summary: 'The same from CSV: section, name, price, currency, description, allergens, diets, is_available',
      consumes: ['text/csv'],
      params: RestaurantParams,
      querystring: ImportQuery,
      body: z.string().min(1),
      response: { 200: MenuImportResult },
    },
    async handler(request) {
      const tenant = await enterRestaurant(db, principalOf(request), request.params.id, 'catalog:write');
      return importMenu(tenant, { items: parseMenuCsv(request.body), ...request.query }, wallTime());
    },
  });

  fastify.get('/restaurants/:id/menu/:itemId', {
    ...READ,
    schema: { tags, summary: 'One dish', params: ItemParams, response: { 200: MenuItemDetail } },
    async handler(request, reply) {
      const { id, itemId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:read');
      const row = await tenant.run(transaction => findMenuItem(transaction, id, itemId));
      return withETag(reply, toMenuItem(row));
    },
  });

  fastify.put('/restaurants/:id/menu/:itemId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a dish; what is left out stays as it is',
      params: ItemParams,
      body: UpdateMenuItemBody,
      response: { 200: MenuItemDetail },
    },
    async handler(request, reply) {
      const { id, itemId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeMenuItem(tenant, { itemId, version, changes }));
    },
  });

  fastify.post('/restaurants/:id/menu/:itemId/availability', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Sold out, or back again',
      params: ItemParams,
      body: MenuAvailabilityBody,
      response: { 200: MenuItemDetail },
    },
    async handler(request, reply) {
      const { id, itemId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      return withETag(reply, await changeMenuItem(tenant, { itemId, version: null, changes: request.body }));
    },
  });

  fastify.delete('/restaurants/:id/menu/:itemId', {
    ...WRITE,
    schema: { tags, summary: 'Take a dish off the menu', params: ItemParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id, itemId } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'catalog:write');
      await removeMenuItem(tenant, itemId, wallTime());
      return reply.code(204).send(null);
    },
  });
};
