import {
  Id,
  NumberPreference,
  RejectVoiceAgentBody,
  VoiceAgent,
  VoiceAgentApproval,
  VoiceAgentList,
  VoiceAgentListQuery,
  VoiceAgentRejection,
  VoiceAgentRequest,
  VoiceAgentRequestList,
  VoiceAgentRequestListQuery,
  VoiceAgentStats,
  VoiceAgentStatsQuery,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { principalOf } from '../../http/authenticate.ts';
import type { MaybeNumberCarrier } from '../phone-numbers/number-carrier.ts';
import { listVoiceAgents, loadVoiceAgent } from '../real-estate/voice-agent/voice-agent-queries.ts';
import { countVoiceAgentCalls } from '../real-estate/voice-agent/voice-agent-stats.ts';
import { listRequests, loadRequest } from './list-requests.ts';
import { approveRequest, rejectRequest } from './review-request.ts';

const RequestParams = z.object({ id: Id });
const AgentParams = z.object({ id: Id });
const tags = ['voice agent administration'];
const REQUESTS = { config: { access: { permission: 'platform:requests', tenant: 'platform' } } } as const;
const AGENTS = { config: { access: { permission: 'platform:agents', tenant: 'platform' } } } as const;
/** How many there are in all, beside a list that is answered bare. */
const TOTAL_HEADER = 'x-total-count';

/** Who gets a voice agent, and how they do. Also served below the root: `/admin/voice-agent-requests`, `/admin/voice-agents`. */
export const agentRequestRoutes: FastifyPluginAsyncZod<MaybeNumberCarrier> = async (fastify, options) => {
  const { db, wallTime } = options;

  fastify.get('/admin/voice-agent-requests', {
    ...REQUESTS,
    schema: {
      tags,
      summary: 'Requests for a voice agent, latest first',
      querystring: VoiceAgentRequestListQuery,
      response: { 200: VoiceAgentRequestList },
    },
    async handler(request, reply) {
      const { items, total } = await listRequests(db, request.query);
      reply.header(TOTAL_HEADER, total);
      return items;
    },
  });

  fastify.get('/admin/voice-agent-requests/:id', {
    ...REQUESTS,
    schema: { tags, summary: 'One request', params: RequestParams, response: { 200: VoiceAgentRequest } },
    handler: request => loadRequest(db, request.params.id),
  });

  fastify.post('/admin/voice-agent-requests/:id/approve', {
    ...REQUESTS,
    schema: {
      tags,
      summary: 'Give the business its voice agent, with a free number, or one that is bought where the server may',
      params: RequestParams,
      body: NumberPreference.nullish(),
      response: { 200: VoiceAgentApproval },
    },
    handler: request =>
      approveRequest(options, {
        requestId: request.params.id,
        principal: principalOf(request),
        now: wallTime(),
        preference: request.body ?? {},
      }),
  });

  fastify.post('/admin/voice-agent-requests/:id/reject', {
    ...REQUESTS,
    schema: {
      tags,
      summary: 'Turn a request down, with a reason that the business is told',
      params: RequestParams,
      body: RejectVoiceAgentBody,
      response: { 200: VoiceAgentRejection },
    },
    async handler(request) {
      const principal = principalOf(request);
      const { reason } = request.body;
      await rejectRequest(db, { requestId: request.params.id, principal, now: wallTime(), reason });
      return { status: 'rejected' as const };
    },
  });

  fastify.get('/admin/voice-agents', {
    ...AGENTS,
    schema: {
      tags,
      summary: 'Voice agents of all real-estate businesses, the eldest first',
      querystring: VoiceAgentListQuery,
      response: { 200: VoiceAgentList },
    },
    async handler(request, reply) {
      const { items, total } = await listVoiceAgents(db, request.query);
      reply.header(TOTAL_HEADER, total);
      return items;
    },
  });

  fastify.get('/admin/voice-agents/:id', {
    ...AGENTS,
    schema: { tags, summary: 'One voice agent', params: AgentParams, response: { 200: VoiceAgent } },
    handler: request => loadVoiceAgent(db, request.params.id),
  });

  fastify.get('/admin/voice-agents/:id/call-stats', {
    ...AGENTS,
    schema: {
      tags,
      summary: 'Counts of a voice agent’s calls: today, the last 7 days or the last 30',
      params: AgentParams,
      querystring: VoiceAgentStatsQuery,
      response: { 200: VoiceAgentStats },
    },
    handler: request =>
      countVoiceAgentCalls(db, { agentId: request.params.id, period: request.query.period, now: wallTime() }),
  });
};
