import { AddDoNotCallBody, DoNotCallNumber, DoNotCallPage, DoNotCallQuery, Id } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../../db/connection.ts';
import { doNotCallNumbers } from '../../../db/schema/index.ts';
import { principalOf } from '../../../http/authenticate.ts';
import { enterBusiness, enterResource } from '../../members/enter.ts';
import {
  addToDoNotCallList,
  listDoNotCallNumbers,
  loadDoNotCallNumber,
  removeFromDoNotCallList,
} from './do-not-call.ts';

const EntryParams = z.object({ id: Id });
const tags = ['do not call'];

/** The numbers a business must not call. Contacts have a mark of their own for the same. */
export const doNotCallRoutes: FastifyPluginAsyncZod<{ readonly db: Database }> = async (fastify, { db }) => {
  fastify.get('/do-not-call', {
    config: { access: { permission: 'contacts:read', tenant: 'listed' } },
    schema: {
      tags,
      summary: 'Numbers not to be called, latest first',
      querystring: DoNotCallQuery,
      response: { 200: DoNotCallPage },
    },
    handler: request => listDoNotCallNumbers(db, principalOf(request), request.query),
  });

  fastify.post('/do-not-call', {
    config: { access: { permission: 'contacts:write', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'Never call a number again; one that is on the list already is answered with 200',
      body: AddDoNotCallBody,
      response: { 200: DoNotCallNumber, 201: DoNotCallNumber },
    },
    async handler(request, reply) {
      const { businessId, ...number } = request.body;
      const { run, actor } = await enterBusiness(db, principalOf(request), businessId, 'contacts:write');
      const { entry, isNew } = await run(transaction =>
        addToDoNotCallList(transaction, { ...number, businessId, actor }),
      );
      return reply.code(isNew ? 201 : 200).send(entry);
    },
  });

  fastify.get('/do-not-call/:id', {
    config: { access: { permission: 'contacts:read', tenant: 'resource-in-path' } },
    schema: { tags, summary: 'One number not to be called', params: EntryParams, response: { 200: DoNotCallNumber } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), doNotCallNumbers, id, 'contacts:read');
      return tenant.run(transaction => loadDoNotCallNumber(transaction, id));
    },
  });

  fastify.delete('/do-not-call/:id', {
    config: { access: { permission: 'contacts:write', tenant: 'resource-in-path' } },
    schema: {
      tags,
      summary: 'Let a number be called again',
      params: EntryParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), doNotCallNumbers, id, 'contacts:write');
      await removeFromDoNotCallList(tenant, id);
      return reply.code(204).send(null);
    },
  });
};
