import {
  CreateViewingBody,
  Id,
  UpdateViewingBody,
  ViewingDetail,
  ViewingListQuery,
  ViewingPage,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRealEstate, type RealEstateRoutesOptions } from '../enter-real-estate.ts';
import { addViewing, editViewing } from './edit-viewing.ts';
import { listViewings, loadViewing } from './viewing-queries.ts';

const BusinessParams = z.object({ id: Id });
const ViewingParams = z.object({ id: Id, viewingId: Id });

const tags = ['viewings'];
const READ = { config: { access: { permission: 'bookings:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'bookings:write', tenant: 'business-in-path' } } } as const;

export const viewingRoutes: FastifyPluginAsyncZod<RealEstateRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/businesses/:id/viewings', {
    ...READ,
    schema: {
      tags,
      summary: 'Viewings by date, status, listing and search, in order of time',
      params: BusinessParams,
      querystring: ViewingListQuery,
      response: { 200: ViewingPage },
    },
    async handler(request) {
      const tenant = await enterRealEstate(db, principalOf(request), request.params.id, 'bookings:read');
      return tenant.run(transaction => listViewings(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/businesses/:id/viewings', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Book a viewing by the business’s rules',
      params: BusinessParams,
      body: CreateViewingBody,
      response: { 201: ViewingDetail },
    },
    async handler(request, reply) {
      const tenant = await enterRealEstate(db, principalOf(request), request.params.id, 'bookings:write');
      return reply.code(201).send(withETag(reply, await addViewing(tenant, request.body, wallTime())));
    },
  });

  fastify.get('/businesses/:id/viewings/:viewingId', {
    ...READ,
    schema: { tags, summary: 'One viewing', params: ViewingParams, response: { 200: ViewingDetail } },
    async handler(request, reply) {
      const { id, viewingId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'bookings:read');
      return withETag(reply, await tenant.run(transaction => loadViewing(transaction, id, viewingId)));
    },
  });

  fastify.put('/businesses/:id/viewings/:viewingId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a viewing, or say what became of it; what is left out stays as it is',
      params: ViewingParams,
      body: UpdateViewingBody,
      response: { 200: ViewingDetail },
    },
    async handler(request, reply) {
      const { id, viewingId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'bookings:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await editViewing(tenant, { viewingId, version, changes }));
    },
  });

  fastify.delete('/businesses/:id/viewings/:viewingId', {
    ...WRITE,
    schema: { tags, summary: 'Cancel a viewing', params: ViewingParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id, viewingId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'bookings:write');
      await editViewing(tenant, { viewingId, version: null, changes: { status: 'canceled' } });
      return reply.code(204).send(null);
    },
  });
};
