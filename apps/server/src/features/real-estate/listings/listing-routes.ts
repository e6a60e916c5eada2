import {
  CreateListingBody,
  Id,
  ListingDetail,
  ListingListQuery,
  ListingPage,
  UpdateListingBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRealEstate, type RealEstateRoutesOptions } from '../enter-real-estate.ts';
import { addListing, changeListing, findListing, listListings, removeListing, toListing } from './listing-changes.ts';

const BusinessParams = z.object({ id: Id });
const ListingParams = z.object({ id: Id, listingId: Id });

const tags = ['listings'];
const READ = { config: { access: { permission: 'catalog:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'catalog:write', tenant: 'business-in-path' } } } as const;

export const listingRoutes: FastifyPluginAsyncZod<RealEstateRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/businesses/:id/listings', {
    ...READ,
    schema: {
      tags,
      summary: 'Listings by status, offer, size, price and search',
      params: BusinessParams,
      querystring: ListingListQuery,
      response: { 200: ListingPage },
    },
    async handler(request) {
      const tenant = await enterRealEstate(db, principalOf(request), request.params.id, 'catalog:read');
      return tenant.run(transaction => listListings(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/businesses/:id/listings', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Add a listing',
      params: BusinessParams,
      body: CreateListingBody,
      response: { 201: ListingDetail },
    },
    async handler(request, reply) {
      const tenant = await enterRealEstate(db, principalOf(request), request.params.id, 'catalog:write');
      return reply.code(201).send(withETag(reply, await addListing(tenant, request.body)));
    },
  });

  fastify.get('/businesses/:id/listings/:listingId', {
    ...READ,
    schema: { tags, summary: 'One listing', params: ListingParams, response: { 200: ListingDetail } },
    async handler(request, reply) {
      const { id, listingId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'catalog:read');
      return withETag(reply, toListing(await tenant.run(transaction => findListing(transaction, id, listingId))));
    },
  });

  fastify.put('/businesses/:id/listings/:listingId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a listing; what is left out stays as it is',
      params: ListingParams,
      body: UpdateListingBody,
      response: { 200: ListingDetail },
    },
    async handler(request, reply) {
      const { id, listingId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'catalog:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeListing(tenant, { listingId, version, changes }));
    },
  });

  fastify.delete('/businesses/:id/listings/:listingId', {
    ...WRITE,
    schema: { tags, summary: 'Take a listing off the books', params: ListingParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id, listingId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'catalog:write');
      await removeListing(tenant, listingId, wallTime());
      return reply.code(204).send(null);
    },
  });
};
