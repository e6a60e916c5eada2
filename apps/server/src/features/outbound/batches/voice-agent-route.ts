import { BatchSettings, CallContactsBody, CalledContacts, OwnBusinessQuery } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { principalOf } from '../../../http/authenticate.ts';
import { enterOwnBusiness } from '../../real-estate/own-business.ts';
import { loadVoiceAgentOf } from '../../real-estate/voice-agent/voice-agent-queries.ts';
import type { BatchContext } from './batch-context.ts';
import { createBatch } from './create-batch.ts';

const DEFAULTS = BatchSettings.parse({});

/** An estate agent's own way to call many contacts. Also served below the root: `/agent/calls/batch`. */
export const contactBatchRoute: FastifyPluginAsyncZod<{ readonly batches: BatchContext }> = async (
  fastify,
  { batches: context },
) => {
  fastify.post('/agent/calls/batch', {
    config: { access: { permission: 'calls:write', tenant: 'self' } },
    schema: {
      tags: ['voice agent'],
      summary: 'Have your voice agent call contacts, one after the other',
      querystring: OwnBusinessQuery,
      body: CallContactsBody,
      response: { 201: CalledContacts },
    },
    async handler(request, reply) {
      const { db } = context;
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'calls:write');
      const { businessId } = tenant;
      const { id: agentId } = await tenant.run(transaction => loadVoiceAgentOf(transaction, businessId));
      const { contactIds, ...settings } = request.body;
      const created = await createBatch(context, tenant, {
        batch: { ...DEFAULTS, ...settings, agentId, name: `${contactIds.length} contacts` },
        entries: contactIds.map(contactId => ({ contactId, variables: {} })),
        nameEntry: index => `contact_ids.${index}`,
      });
      const calls = created.entries.map(({ id: entryId, contactId, reason }) => ({
        ...{ entryId, contactId, reason },
        status: reason === null ? ('queued' as const) : ('skipped' as const),
      }));
      const callCount = calls.filter(({ status }) => status === 'queued').length;
      return reply.code(201).send({ batchId: created.batchId, callCount, calls });
    },
  });
};
