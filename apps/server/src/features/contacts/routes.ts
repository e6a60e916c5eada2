import { Contact, ContactListQuery, ContactPage, CreateContactBody, Id, UpdateContactBody } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { contacts } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { requireVersion, withETag } from '../../http/versioning.ts';
import { enterBusiness, enterResource } from '../members/enter.ts';
import { listContacts, loadContact } from './contact-queries.ts';
import { changeContact, keepContact, removeContact } from './edit-contact.ts';

export interface ContactRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

const ContactParams = z.object({ id: Id });
const tags = ['contacts'];

/** The people a business knows. Calls find them by their numbers. */
export const contactRoutes: FastifyPluginAsyncZod<ContactRoutesOptions> = async (fastify, { db, wallTime }) => {
  fastify.get('/contacts', {
    config: { access: { permission: 'contacts:read', tenant: 'listed' } },
    schema: { tags, summary: 'Contacts you may see', querystring: ContactListQuery, response: { 200: ContactPage } },
    handler: request => listContacts(db, principalOf(request), request.query),
  });

  fastify.post('/contacts', {
    config: { access: { permission: 'contacts:write', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'Keep a contact; where a number is known, its contact learns what is new and is answered with 200',
      body: CreateContactBody,
      response: { 200: Contact, 201: Contact },
    },
    async handler(request, reply) {
      const { businessId, ...body } = request.body;
      const tenant = await enterBusiness(db, principalOf(request), businessId, 'contacts:write');
      const { contact, isNew } = await keepContact(tenant, body);
      return reply.code(isNew ? 201 : 200).send(withETag(reply, contact));
    },
  });

  fastify.get('/contacts/:id', {
    config: { access: { permission: 'contacts:read', tenant: 'resource-in-path' } },
    schema: { tags, summary: 'One contact', params: ContactParams, response: { 200: Contact } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), contacts, id, 'contacts:read');
      return withETag(reply, await tenant.run(transaction => loadContact(transaction, id)));
    },
  });

  fastify.put('/contacts/:id', {
    config: { access: { permission: 'contacts:write', tenant: 'resource-in-path' } },
    schema: {
      tags,
      summary: 'Change a contact; what is left out stays as it is',
      params: ContactParams,
      body: UpdateContactBody,
      response: { 200: Contact },
    },
    async handler(request, reply) {
      const { id: contactId } = request.params;
      const tenant = await enterResource(db, principalOf(request), contacts, contactId, 'contacts:write');
      const { version: bodyVersion, ...changes } = request.body;
      const version = requireVersion(request, bodyVersion);
      return withETag(reply, await changeContact(tenant, { contactId, version, changes }));
    },
  });

  fastify.delete('/contacts/:id', {
    config: { access: { permission: 'contacts:write', tenant: 'resource-in-path' } },
    schema: {
      tags,
      summary: 'Delete a contact; its calls and bookings stay',
      params: ContactParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), contacts, id, 'contacts:write');
      await removeContact(tenant, id, wallTime());
      return reply.code(204).send(null);
    },
  });
};
