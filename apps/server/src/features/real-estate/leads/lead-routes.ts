import { CreateLeadBody, Id, LeadDetail, LeadListQuery, LeadPage, UpdateLeadBody } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../../http/authenticate.ts';
import { requireVersion, withETag } from '../../../http/versioning.ts';
import { enterRealEstate, type RealEstateRoutesOptions } from '../enter-real-estate.ts';
import { addLead, changeLead, findLead, listLeads, removeLead, toLead } from './lead-changes.ts';

const BusinessParams = z.object({ id: Id });
const LeadParams = z.object({ id: Id, leadId: Id });

const tags = ['leads'];
const READ = { config: { access: { permission: 'bookings:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'bookings:write', tenant: 'business-in-path' } } } as const;

export const leadRoutes: FastifyPluginAsyncZod<RealEstateRoutesOptions> = async (fastify, { db }) => {
  fastify.get('/businesses/:id/leads', {
    ...READ,
    schema: {
      tags,
      summary: 'Leads by stage and search',
      params: BusinessParams,
      querystring: LeadListQuery,
      response: { 200: LeadPage },
    },
    async handler(request) {
      const tenant = await enterRealEstate(db, principalOf(request), request.params.id, 'bookings:read');
      return tenant.run(transaction => listLeads(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post('/businesses/:id/leads', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Add a lead',
      params: BusinessParams,
      body: CreateLeadBody,
      response: { 201: LeadDetail },
    },
    async handler(request, reply) {
      const tenant = await enterRealEstate(db, principalOf(request), request.params.id, 'bookings:write');
      return reply.code(201).send(withETag(reply, await addLead(tenant, request.body)));
    },
  });

  fastify.get('/businesses/:id/leads/:leadId', {
    ...READ,
    schema: { tags, summary: 'One lead', params: LeadParams, response: { 200: LeadDetail } },
    async handler(request, reply) {
      const { id, leadId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'bookings:read');
      return withETag(reply, toLead(await tenant.run(transaction => findLead(transaction, id, leadId))));
    },
  });

  fastify.put('/businesses/:id/leads/:leadId', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change a lead; what is left out stays as it is',
      params: LeadParams,
      body: UpdateLeadBody,
      response: { 200: LeadDetail },
    },
    async handler(request, reply) {
      const { id, leadId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'bookings:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeLead(tenant, { leadId, version, changes }));
    },
  });

  fastify.delete('/businesses/:id/leads/:leadId', {
    ...WRITE,
    schema: { tags, summary: 'Delete a lead', params: LeadParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id, leadId } = request.params;
      const tenant = await enterRealEstate(db, principalOf(request), id, 'bookings:write');
      await removeLead(tenant, leadId);
      return reply.code(204).send(null);
    },
  });
};
