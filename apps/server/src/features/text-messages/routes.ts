import {
  Id,
  PageQuery,
  SendTextBody,
  TextMessage,
  TextMessagePage,
  TextReplyBody,
  TextThread,
  TextThreadListQuery,
  TextThreadPage,
} from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { textThreads } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { enterBusiness, enterResource } from '../members/enter.ts';
import { listTexts, listThreads, loadThread } from './list-texts.ts';
import type { TextContext } from './text-context.ts';
import { replyInThread, writeText } from './write-text.ts';

const ThreadParams = z.object({ id: Id });
const tags = ['texts'];

/** What a business and its callers text each other. */
export const textMessageRoutes: FastifyPluginAsyncZod<TextContext> = async (fastify, context) => {
  const { db } = context;

  fastify.get('/text-threads', {
    config: { access: { permission: 'texts:read', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'A business’s text threads, the latest first',
      querystring: TextThreadListQuery,
      response: { 200: TextThreadPage },
    },
    async handler(request) {
      const { query } = request;
      const tenant = await enterBusiness(db, principalOf(request), query.businessId, 'texts:read');
      return await tenant.run(transaction => listThreads(transaction, query));
    },
  });

  fastify.get('/text-threads/:id', {
    config: { access: { permission: 'texts:read', tenant: 'resource-in-path' } },
    schema: { tags, summary: 'One thread', params: ThreadParams, response: { 200: TextThread } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), textThreads, id, 'texts:read');
      return await tenant.run(transaction => loadThread(transaction, id));
    },
  });

  fastify.get('/text-threads/:id/messages', {
    config: { access: { permission: 'texts:read', tenant: 'resource-in-path' } },
    schema: {
      tags,
      summary: 'A thread’s messages, the latest first',
      params: ThreadParams,
      querystring: PageQuery.strict(),
      response: { 200: TextMessagePage },
    },
    async handler(request) {
      const { id: threadId } = request.params;
      const tenant = await enterResource(db, principalOf(request), textThreads, threadId, 'texts:read');
      return await tenant.run(transaction => listTexts(transaction, { threadId, ...request.query }));
    },
  });

  fastify.post('/text-threads/:id/messages', {
    config: { access: { permission: 'texts:write', tenant: 'resource-in-path' } },
    schema: {
      tags,
      summary: 'Answer in a thread',
      params: ThreadParams,
      body: TextReplyBody,
      response: { 201: TextMessage },
    },
    async handler(request, reply) {
      const { id: threadId } = request.params;
      const tenant = await enterResource(db, principalOf(request), textThreads, threadId, 'texts:write');
      return reply.code(201).send(await replyInThread(context, tenant, { threadId, body: request.body.body }));
    },
  });

  fastify.post('/text-threads/:id/read', {
    config: { access: { permission: 'texts:read', tenant: 'resource-in-path' } },
    schema: { tags, summary: 'Mark a thread as read', params: ThreadParams, response: { 200: TextThread } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), textThreads, id, 'texts:read');
      return await tenant.run(async transaction => {
        await transaction.update(textThreads).set({ unreadCount: 0 }).where(eq(textThreads.id, id));
        return await loadThread(transaction, id);
      });
    },
  });

  fastify.post('/text-messages', {
    config: { access: { permission: 'texts:write', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'Send a text to a number or a contact',
      body: SendTextBody,
      response: { 201: TextMessage },
    },
    async handler(request, reply) {
      const { businessId, ...text } = request.body;
      const tenant = await enterBusiness(db, principalOf(request), businessId, 'texts:write');
      return reply.code(201).send(await writeText(context, tenant, text));
    },
  });
};
