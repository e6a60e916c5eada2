import multipart from '@fastify/multipart';
import {
  CreateKnowledgeBody,
  Id,
  KnowledgeItem,
  KnowledgeListQuery,
  KnowledgePage,
  KnowledgeVersion,
  KnowledgeVersionListQuery,
  KnowledgeVersionPage,
  RestoreKnowledgeBody,
  UpdateKnowledgeBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import type { BelowBusinessOptions } from '../businesses/below-business.ts';
import { enterKind } from '../businesses/enter-kind.ts';
import { MAX_UPLOAD_BYTES, receiveUpload } from './documents/receive-upload.ts';
import { changeKnowledge, createKnowledge, deleteKnowledge, restoreKnowledge } from './edit-knowledge.ts';
import { listKnowledge, listKnowledgeVersions, loadKnowledgeItem, loadKnowledgeVersion } from './list-knowledge.ts';

const BusinessParams = z.object({ id: Id });
const ItemParams = z.object({ id: Id, kbId: Id });
const VersionParams = z.object({ id: Id, kbId: Id, version: z.coerce.number().int().min(1).max(2_147_483_647) });

const tags = ['knowledge'];
const READ = { config: { access: { permission: 'knowledge:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'knowledge:write', tenant: 'business-in-path' } } } as const;
/** One character takes up to six bytes in JSON, escaped. */
const TEXT_LIMIT_BYTES = 1536 * 1024;
/** The form around the file. */
const FORM_BYTES = 16 * 1024;

/** What agents answer from, below the path of a kind of business. Changes count from the next call. */
export const knowledgeRoutes: FastifyPluginAsyncZod<BelowBusinessOptions> = async (fastify, { db, path, kind }) => {
  await fastify.register(multipart);
  const read = { kind, permission: 'knowledge:read' } as const;
  const write = { kind, permission: 'knowledge:write' } as const;

  fastify.get(`${path}/:id/knowledge`, {
    ...READ,
    schema: {
      tags,
      summary: 'Knowledge items, without their texts',
      params: BusinessParams,
      querystring: KnowledgeListQuery,
      response: { 200: KnowledgePage },
    },
    async handler(request) {
      const tenant = await enterKind(db, principalOf(request), request.params.id, read);
      return tenant.run(transaction => listKnowledge(transaction, tenant.businessId, request.query));
    },
  });

  fastify.post(`${path}/:id/knowledge`, {
    ...WRITE,
    bodyLimit: TEXT_LIMIT_BYTES,
    schema: {
      tags,
      summary: 'Add a knowledge item',
      params: BusinessParams,
      body: CreateKnowledgeBody,
      response: { 201: KnowledgeItem },
    },
    async handler(request, reply) {
      const tenant = await enterKind(db, principalOf(request), request.params.id, write);
      return reply.code(201).send(withETag(reply, await createKnowledge(tenant, request.body)));
    },
  });

  fastify.post(`${path}/:id/knowledge/upload`, {
    ...WRITE,
    bodyLimit: MAX_UPLOAD_BYTES + FORM_BYTES,
    schema: {
      tags,
      summary: 'Add a knowledge item from a file: text, Markdown, CSV, JSON, HTML or PDF, up to 5 MB',
      description: 'Parts of the form: `file`, and if wanted `name` and `type`.',
      consumes: ['multipart/form-data'],
      params: BusinessParams,
      response: { 201: KnowledgeItem },
    },
    async handler(request, reply) {
      const tenant = await enterKind(db, principalOf(request), request.params.id, write);
      return reply.code(201).send(withETag(reply, await createKnowledge(tenant, await receiveUpload(request))));
    },
  });

  fastify.get(`${path}/:id/knowledge/:kbId`, {
    ...READ,
    schema: { tags, summary: 'One knowledge item', params: ItemParams, response: { 200: KnowledgeItem } },
    async handler(request, reply) {
      const { id, kbId } = request.params;
      const tenant = await enterKind(db, principalOf(request), id, read);
      return withETag(reply, await tenant.run(transaction => loadKnowledgeItem(transaction, id, kbId)));
    },
  });

  fastify.put(`${path}/:id/knowledge/:kbId`, {
    ...WRITE,
    bodyLimit: TEXT_LIMIT_BYTES,
    schema: {
      tags,
      summary: 'Change a knowledge item; what is left out stays as it is',
      params: ItemParams,
      body: UpdateKnowledgeBody,
      response: { 200: KnowledgeItem },
    },
    async handler(request, reply) {
      const { id, kbId: itemId } = request.params;
      const tenant = await enterKind(db, principalOf(request), id, write);
      const { version: bodyVersion, ...changes } = request.body;
      const version = givenVersion(request, bodyVersion);
      return withETag(reply, await changeKnowledge(tenant, { itemId, version, changes }));
    },
  });

  fastify.delete(`${path}/:id/knowledge/:kbId`, {
    ...WRITE,
    schema: {
      tags,
      summary: 'Delete a knowledge item with its versions',
      params: ItemParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id, kbId } = request.params;
      const tenant = await enterKind(db, principalOf(request), id, write);
      await deleteKnowledge(tenant, kbId);
      return reply.code(204).send(null);
    },
  });

  fastify.get(`${path}/:id/knowledge/:kbId/versions`, {
    ...READ,
    schema: {
      tags,
      summary: 'Versions of a knowledge item, latest first',
      params: ItemParams,
      querystring: KnowledgeVersionListQuery,
      response: { 200: KnowledgeVersionPage },
    },
    async handler(request) {
      const { id, kbId } = request.params;
      const tenant = await enterKind(db, principalOf(request), id, read);
      return tenant.run(transaction => listKnowledgeVersions(transaction, id, kbId, request.query));
    },
  });

  fastify.get(`${path}/:id/knowledge/:kbId/versions/:version`, {
    ...READ,
    schema: {
      tags,
      summary: 'One version with its text',
      params: VersionParams,
      response: { 200: KnowledgeVersion },
    },
    async handler(request) {
      const { id: businessId, kbId: itemId, version } = request.params;
      const tenant = await enterKind(db, principalOf(request), businessId, read);
      return tenant.run(transaction => loadKnowledgeVersion(transaction, { businessId, itemId, version }));
    },
  });

  fastify.post(`${path}/:id/knowledge/:kbId/versions/:version/restore`, {
    ...WRITE,
    schema: {
      tags,
      summary: 'Bring a version back, as the newest one',
      params: VersionParams,
      body: RestoreKnowledgeBody,
      response: { 200: KnowledgeItem },
    },
    async handler(request, reply) {
      const { id, kbId: itemId, version: restored } = request.params;
      const tenant = await enterKind(db, principalOf(request), id, write);
      const version = givenVersion(request, request.body?.version);
      return withETag(reply, await restoreKnowledge(tenant, { itemId, restored, version }));
    },
  });
};
