import {
  CreateWebhookBody,
  Id,
  UpdateWebhookBody,
  Webhook,
  WebhookListQuery,
  WebhookPage,
  WebhookWithSecret,
} from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { webhookEndpoints } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import { enterBusiness, enterResource } from '../members/enter.ts';
import { addWebhook, editWebhook, removeWebhook, rotateSecret } from './edit-webhooks.ts';
import { listWebhooks, toWebhook } from './list-webhooks.ts';
import { WebhookSecrets } from './webhook-secret.ts';

export interface WebhookRoutesOptions {
  readonly db: Database;
  readonly secretKey: string;
  /** Endpoints may be http, and on this machine or a private network. */
  readonly isPrivateAllowed: boolean;
}

const WebhookParams = z.object({ id: Id });
const tags = ['webhooks'];
const readOne = { access: { permission: 'webhooks:read', tenant: 'resource-in-path' } } as const;
const writeOne = { access: { permission: 'webhooks:write', tenant: 'resource-in-path' } } as const;

export const webhookRoutes: FastifyPluginAsyncZod<WebhookRoutesOptions> = async (fastify, options) => {
  const { db, isPrivateAllowed } = options;
  const rules = { secrets: new WebhookSecrets(options.secretKey), isPrivateAllowed };

  fastify.get('/webhooks', {
    config: { access: { permission: 'webhooks:read', tenant: 'listed' } },
    schema: { tags, summary: 'Webhook endpoints', querystring: WebhookListQuery, response: { 200: WebhookPage } },
    handler: request => listWebhooks(db, principalOf(request), request.query),
  });

  fastify.post('/webhooks', {
    config: { access: { permission: 'webhooks:write', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'Add an endpoint; this is the only time its secret is shown',
      body: CreateWebhookBody,
      response: { 201: WebhookWithSecret },
    },
    async handler(request, reply) {
      const tenant = await enterBusiness(db, principalOf(request), request.body.businessId, 'webhooks:write');
      const { row, secret } = await addWebhook(tenant, request.body, rules);
      withETag(reply, row);
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ ...toWebhook(row), secret });
    },
  });

  fastify.get('/webhooks/:id', {
    config: readOne,
    schema: { tags, summary: 'One endpoint', params: WebhookParams, response: { 200: Webhook } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), webhookEndpoints, id, 'webhooks:read');
      const [row] = await tenant.run(tx => tx.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id)));
      if (!row) throw new AppError('not_found', 'There is nothing with this id.');
      return withETag(reply, toWebhook(row));
    },
  });

  fastify.put('/webhooks/:id', {
    config: writeOne,
    schema: {
      tags,
      summary: 'Change an endpoint',
      params: WebhookParams,
      body: UpdateWebhookBody,
      response: { 200: Webhook },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const { version: inBody, ...body } = request.body;
      const tenant = await enterResource(db, principalOf(request), webhookEndpoints, id, 'webhooks:write');
      const version = givenVersion(request, inBody);
      return withETag(reply, toWebhook(await editWebhook(tenant, { id, body, version }, rules)));
    },
  });

  fastify.post('/webhooks/:id/rotate-secret', {
    config: writeOne,
    schema: {
      tags,
      summary: 'Give an endpoint a new secret; this is the only time it is shown',
      params: WebhookParams,
      response: { 200: WebhookWithSecret },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), webhookEndpoints, id, 'webhooks:write');
      const { row, secret } = await rotateSecret(tenant, { id, version: givenVersion(request) }, rules);
      reply.header('cache-control', 'no-store');
      return withETag(reply, { ...toWebhook(row), secret });
    },
  });

  fastify.delete('/webhooks/:id', {
    config: writeOne,
    schema: { tags, summary: 'Delete an endpoint', params: WebhookParams, response: { 204: z.null() } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), webhookEndpoints, id, 'webhooks:write');
      await removeWebhook(tenant, { id, version: givenVersion(request) });
      return reply.code(204).send(null);
    },
  });
};
