import {
  Id,
  InitiateCallBody,
  OwnBusinessQuery,
  RequestVoiceAgentBody,
  StartedCall,
  ToggleVoiceAgentBody,
  UpdateVoiceAgentBody,
  VoiceAgent,
  VoiceAgentCall,
  VoiceAgentCallPage,
  VoiceAgentCallQuery,
  VoiceAgentRecording,
  VoiceAgentRequested,
  VoiceAgentStatus,
  VoiceAgentTranscript,
} from '@frontdesk/contract';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../../db/connection.ts';
import { principalOf } from '../../../http/authenticate.ts';
import { givenVersion, withETag } from '../../../http/versioning.ts';
import { loadRequestStatus, requestVoiceAgent } from '../../agent-requests/request-voice-agent.ts';
import type { RecordingLinks } from '../../calls/recording-links.ts';
import type { OutboundContext } from '../../outbound/outbound-context.ts';
import { placeCall } from '../../outbound/place-call.ts';
import { enterOwnBusiness, enterOwnCall } from '../own-business.ts';
import { editVoiceAgent, toggleVoiceAgent } from './edit-voice-agent.ts';
import { findRecording, listVoiceAgentCalls, loadTranscript, loadVoiceAgentCall } from './voice-agent-calls.ts';
import { loadVoiceAgentOf } from './voice-agent-queries.ts';

export interface VoiceAgentRoutesOptions {
  readonly db: Database;
  readonly recordingLinks: RecordingLinks;
  readonly outbound: OutboundContext;
  readonly wallTime: () => Date;
}

const CallParams = z.object({ id: Id });
const tags = ['voice agent'];

/** An estate agent's own voice agent and its calls. Also served below the root: `/agent/voice-agent`, `/agent/calls`. */
export const voiceAgentRoutes: FastifyPluginAsyncZod<VoiceAgentRoutesOptions> = async (fastify, options) => {
  const { db, recordingLinks, outbound, wallTime } = options;
  const linkFor = (request: FastifyRequest) => (callId: string) =>
    recordingLinks.issue(callId, principalOf(request).userId, wallTime());

  fastify.post('/agent/voice-agent/request', {
    config: { access: { permission: 'agents:write', tenant: 'self' } },
    schema: {
      tags,
      summary: 'Ask for a voice agent; one request may wait at a time',
      querystring: OwnBusinessQuery,
      body: RequestVoiceAgentBody,
      response: { 201: VoiceAgentRequested },
    },
    async handler(request, reply) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'agents:write');
      return reply.code(201).send({ requestId: await requestVoiceAgent(tenant), status: 'pending' });
    },
  });

  fastify.get('/agent/voice-agent', {
    config: { access: { permission: 'agents:read', tenant: 'self' } },
    schema: { tags, summary: 'Your voice agent', querystring: OwnBusinessQuery, response: { 200: VoiceAgent } },
    async handler(request, reply) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'agents:read');
      return withETag(reply, await tenant.run(transaction => loadVoiceAgentOf(transaction, tenant.businessId)));
    },
  });

  fastify.get('/agent/voice-agent/status', {
    config: { access: { permission: 'agents:read', tenant: 'self' } },
    schema: {
      tags,
      summary: 'What became of your latest request',
      querystring: OwnBusinessQuery,
      response: { 200: VoiceAgentStatus },
    },
    async handler(request) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'agents:read');
      return loadRequestStatus(tenant);
    },
  });

  fastify.patch('/agent/voice-agent', {
    config: { access: { permission: 'agents:write', tenant: 'self' } },
    schema: {
      tags,
      summary: 'Change your voice agent, from the next call on; what is left out stays as it is',
      querystring: OwnBusinessQuery,
      body: UpdateVoiceAgentBody,
      response: { 200: VoiceAgent },
    },
    async handler(request, reply) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'agents:write');
      return withETag(reply, await editVoiceAgent(tenant, request.body, givenVersion(request)));
    },
  });

  fastify.post('/agent/voice-agent/toggle-status', {
    config: { access: { permission: 'agents:write', tenant: 'self' } },
    schema: {
      tags,
      summary: 'Let your voice agent take calls, or not',
      querystring: OwnBusinessQuery,
      body: ToggleVoiceAgentBody,
      response: { 200: VoiceAgent },
    },
    async handler(request, reply) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'agents:write');
      return withETag(reply, await toggleVoiceAgent(tenant, request.body.status));
    },
  });

  fastify.get('/agent/calls', {
    config: { access: { permission: 'calls:read', tenant: 'self' } },
    schema: {
      tags,
      summary: 'Your calls, latest first',
      querystring: VoiceAgentCallQuery,
      response: { 200: VoiceAgentCallPage },
    },
    async handler(request) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'calls:read');
      return listVoiceAgentCalls(tenant, request.query, linkFor(request));
    },
  });

  fastify.post('/agent/calls/initiate', {
    config: { access: { permission: 'calls:write', tenant: 'self' } },
    schema: {
      tags,
      summary: 'Have your voice agent call a contact, or a number',
      querystring: OwnBusinessQuery,
      body: InitiateCallBody,
      response: { 201: StartedCall },
    },
    async handler(request, reply) {
      const tenant = await enterOwnBusiness(db, principalOf(request), request.query.businessId, 'calls:write');
      const { phoneNumber: number, ...body } = request.body;
      const { businessId, actor } = tenant;
      const { id: agentId } = await tenant.run(transaction => loadVoiceAgentOf(transaction, businessId));
      return reply.code(201).send(await placeCall(outbound, { ...body, businessId, agentId, number, actor }));
    },
  });

  fastify.get('/agent/calls/:id', {
    config: { access: { permission: 'calls:read', tenant: 'self' } },
    schema: { tags, summary: 'One of your calls', params: CallParams, response: { 200: VoiceAgentCall } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterOwnCall(db, principalOf(request), id, 'calls:read');
      return loadVoiceAgentCall(tenant, id, linkFor(request));
    },
  });

  fastify.get('/agent/calls/:id/recording', {
    config: { access: { permission: 'calls:hear', tenant: 'self' } },
    schema: {
      tags,
      summary: 'Where to listen to a call, for a quarter of an hour',
      params: CallParams,
      response: { 200: VoiceAgentRecording },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterOwnCall(db, principalOf(request), id, 'calls:hear');
      return { ...(await findRecording(tenant, id)), recordingUrl: linkFor(request)(id) };
    },
  });

  fastify.get('/agent/calls/:id/transcript', {
    config: { access: { permission: 'calls:hear', tenant: 'self' } },
    schema: {
      tags,
      summary: 'What was said on a call',
      params: CallParams,
      response: { 200: VoiceAgentTranscript },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterOwnCall(db, principalOf(request), id, 'calls:hear');
      return { transcript: await loadTranscript(tenant, id) };
    },
  });
};
