import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import {
  BatchDetail,
  BatchEntryPage,
  BatchEntryQuery,
  BatchPage,
  BatchQuery,
  CancelBatchBody,
  CreateBatchBody,
  Id,
  UploadBatchQuery,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { batches } from '../../../db/schema/index.ts';
import { principalOf } from '../../../http/authenticate.ts';
import { enterBusiness, enterResource } from '../../members/enter.ts';
import type { BatchContext } from './batch-context.ts';
import { commandBatch } from './change-status.ts';
import { createBatch } from './create-batch.ts';
import { entriesCsv } from './entries-csv.ts';
import { hangUpBatch } from './hang-up-batch.ts';
import { listBatches, loadBatch } from './list-batches.ts';
import { allEntries, listEntries, variablesOf } from './list-entries.ts';
import { MAX_UPLOAD_BYTES, receiveBatch } from './receive-batch.ts';
import { contactBatchRoute } from './voice-agent-route.ts';

export interface BatchRoutesOptions {
  readonly batches: BatchContext;
}

const BatchParams = z.object({ id: Id });
const tags = ['batches'];
const READ = { config: { access: { permission: 'calls:read', tenant: 'resource-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'calls:write', tenant: 'resource-in-path' } } } as const;
const CREATE = { config: { access: { permission: 'calls:write', tenant: 'business-in-query' } } } as const;
/** Ten thousand people with a few facts about each. */
const BODY_LIMIT_BYTES = 5 * 1024 * 1024;

/** Calling many people for one purpose, from now on or later. */
export const batchRoutes: FastifyPluginAsyncZod<BatchRoutesOptions> = async (fastify, { batches: context }) => {
  const { db, wallTime } = context;
  await fastify.register(multipart);
  await fastify.register(contactBatchRoute, { batches: context });

  fastify.get('/batches', {
    config: { access: { permission: 'calls:read', tenant: 'listed' } },
    schema: { tags, summary: 'Batches of calls, latest first', querystring: BatchQuery, response: { 200: BatchPage } },
    handler: request => listBatches(db, principalOf(request), request.query),
  });

  fastify.post('/batches', {
    ...CREATE,
    bodyLimit: BODY_LIMIT_BYTES,
    schema: {
      tags,
      summary: 'Have an agent call many people',
      description: 'Who asked not to be called, or is named twice, is skipped; the rest is called in the given order.',
      body: CreateBatchBody,
      response: { 201: BatchDetail },
    },
    async handler(request, reply) {
      const { businessId, entries, ...batch } = request.body;
      const tenant = await enterBusiness(db, principalOf(request), businessId, 'calls:write');
      const nameEntry = (index: number) => `entries.${index}`;
      const { batchId } = await createBatch(context, tenant, { batch, entries, nameEntry });
      return reply.code(201).send(await tenant.run(transaction => loadBatch(transaction, batchId, wallTime())));
    },
  });

  fastify.post('/batches/upload', {
    ...CREATE,
    bodyLimit: MAX_UPLOAD_BYTES,
    schema: {
      tags,
      summary: 'The same for people in a CSV file, up to 5 MB and 10,000 lines',
      description:
        'Parts of the form: `file`, with the columns `number` (or `contact_id`), `name` and any others as variables; ' +
        '`batch`, the other fields of a batch as JSON. A file with a bad line is refused, every bad line named.',
      consumes: ['multipart/form-data'],
      querystring: UploadBatchQuery,
      response: { 201: BatchDetail },
    },
    async handler(request, reply) {
      const tenant = await enterBusiness(db, principalOf(request), request.query.businessId, 'calls:write');
      const { batchId } = await createBatch(context, tenant, await receiveBatch(request));
      return reply.code(201).send(await tenant.run(transaction => loadBatch(transaction, batchId, wallTime())));
    },
  });

  fastify.get('/batches/:id', {
    ...READ,
    schema: { tags, summary: 'A batch and how far it is', params: BatchParams, response: { 200: BatchDetail } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), batches, id, 'calls:read');
      return tenant.run(transaction => loadBatch(transaction, id, wallTime()));
    },
  });

  fastify.get('/batches/:id/entries', {
    ...READ,
    schema: {
      tags,
      summary: 'Whom a batch calls, in order, with their calls',
      params: BatchParams,
      querystring: BatchEntryQuery,
      response: { 200: BatchEntryPage },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), batches, id, 'calls:read');
      return tenant.run(transaction => listEntries(transaction, id, request.query));
    },
  });

  fastify.get('/batches/:id/entries.csv', {
    ...READ,
    schema: { tags, summary: 'The same for all of them, as CSV', params: BatchParams, produces: ['text/csv'] },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), batches, id, 'calls:read');
      const variables = await tenant.run(transaction => variablesOf(transaction, id));
      reply.header('content-disposition', `attachment; filename="batch-${id}.csv"`);
      return reply.type('text/csv; charset=utf-8').send(Readable.from(entriesCsv(allEntries(tenant, id), variables)));
    },
  });

  fastify.post('/batches/:id/pause', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Place no more calls for now; those that go on are not touched',
      params: BatchParams,
      response: { 200: BatchDetail },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), batches, id, 'calls:write');
      await commandBatch(context, tenant, id, 'pause');
      return tenant.run(transaction => loadBatch(transaction, id, wallTime()));
    },
  });

  fastify.post('/batches/:id/resume', {
    ...WRITE,
    schema: { tags, summary: 'Go on with a paused batch', params: BatchParams, response: { 200: BatchDetail } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), batches, id, 'calls:write');
      await commandBatch(context, tenant, id, 'resume');
      return tenant.run(transaction => loadBatch(transaction, id, wallTime()));
    },
  });

  fastify.post('/batches/:id/cancel', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Call nobody any more, and if wanted end the calls that go on',
      params: BatchParams,
      body: CancelBatchBody,
      response: { 200: BatchDetail },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), batches, id, 'calls:write');
      await commandBatch(context, tenant, id, 'cancel');
      if (request.body?.hangUp) await hangUpBatch(context, tenant, id);
      return tenant.run(transaction => loadBatch(transaction, id, wallTime()));
    },
  });
};
