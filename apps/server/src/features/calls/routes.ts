import { CallDetail, CallListQuery, CallPage, Id, LiveToken, LogCallBody } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { agents, calls } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import { loadPrincipal, type Principal } from '../auth/principal.ts';
import { enterResource, type Tenant } from '../members/enter.ts';
import { enterNamedBusiness } from '../members/enter-named-business.ts';
import { listCalls, loadCall } from './call-queries.ts';
import type { LiveTokens } from './live-token.ts';
import { logCall } from './log-call.ts';
import { readLoggedCall } from './logged-call.ts';
import { noSuchCall } from './no-such-call.ts';
import type { RecordingLinks } from './recording-links.ts';
import { sendRecording } from './recording-route.ts';

export interface CallRoutesOptions {
  readonly db: Database;
  readonly storage: RecordingStorage;
  readonly liveTokens: LiveTokens;
  readonly recordingLinks: RecordingLinks;
  readonly wallTime: () => Date;
}

const CallParams = z.object({ id: Id });
/** Words take up more room in JSON than in the transcript. */
const TRANSCRIPT_LIMIT_BYTES = 1536 * 1024;
const AudioQuery = z.strictObject({ token: z.string().min(1).max(300) });

export const callRoutes: FastifyPluginAsyncZod<CallRoutesOptions> = async (fastify, options) => {
  const { db, storage, liveTokens, recordingLinks, wallTime } = options;

  fastify.get('/calls', {
    config: { access: { permission: 'calls:read', tenant: 'listed' } },
    schema: {
      tags: ['calls'],
      summary: 'Calls, latest first',
      querystring: CallListQuery,
      response: { 200: CallPage },
    },
    handler: request => listCalls(db, principalOf(request), request.query),
  });

  fastify.post('/calls', {
    config: { access: { permission: 'calls:write', tenant: 'business-in-query' } },
    bodyLimit: TRANSCRIPT_LIMIT_BYTES,
    schema: {
      tags: ['calls'],
      summary: 'Log a call that another system had; one that was logged before is answered with 200',
      body: LogCallBody,
      response: { 200: CallDetail, 201: CallDetail },
    },
    async handler(request, reply) {
      const { body } = request;
      const tenant = await enterBusinessOf(db, principalOf(request), body);
      const { callId, isNew } = await logCall(tenant, readLoggedCall(body, wallTime()));
      reply.code(isNew ? 201 : 200).header('location', `/api/calls/${callId}`);
      return tellCall(tenant, callId);
    },
  });

  fastify.get('/calls/:id', {
    config: { access: { permission: 'calls:read', tenant: 'resource-in-path' } },
    schema: { tags: ['calls'], summary: 'One call in full', params: CallParams, response: { 200: CallDetail } },
    async handler(request) {
      const callId = request.params.id;
      return tellCall(await enterResource(db, principalOf(request), calls, callId, 'calls:read'), callId);
    },
  });

  fastify.get('/calls/:id/recording', {
    config: { access: { permission: 'calls:hear', tenant: 'resource-in-path' } },
    schema: { tags: ['calls'], summary: 'Audio of a call: caller left, agent right', params: CallParams },
    handler: (request, reply) =>
      sendRecording(request, reply, { db, storage, callId: request.params.id, principal: principalOf(request) }),
  });

  fastify.get('/calls/:id/audio', {
    config: { isPublic: true },
    schema: {
      tags: ['calls'],
      summary: 'The same audio, for whoever was given a link to it',
      params: CallParams,
      querystring: AudioQuery,
    },
    async handler(request, reply) {
      const callId = request.params.id;
      const userId = recordingLinks.verify(callId, request.query.token, wallTime());
      const principal = userId === null ? null : await loadPrincipal(db, userId);
      if (!principal) throw new AppError('unauthenticated', 'This link is no longer good. Ask for a new one.');
      return sendRecording(request, reply, { db, storage, callId, principal });
    },
  });

  fastify.post('/calls/:id/live-token', {
    config: { access: { permission: 'calls:hear', tenant: 'resource-in-path' } },
    schema: {
      tags: ['calls'],
      summary: 'A short-lived token for the live socket',
      params: CallParams,
      response: { 200: LiveToken },
    },
    async handler(request) {
      const principal = principalOf(request);
      await enterResource(db, principal, calls, request.params.id, 'calls:hear');
      const { token, expiresAt } = liveTokens.issue(request.params.id, principal.userId, wallTime());
      return { token, expiresAt: expiresAt.toISOString() };
    },
  });
};

/** One call as far as they may know of it. Throws `not_found`. */
async function tellCall(tenant: Tenant, callId: string): Promise<CallDetail> {
  const options = { businessId: tenant.businessId, callId, withContent: tenant.may('calls:hear') };
  const call = await tenant.run(transaction => loadCall(transaction, options));
  if (!call) throw noSuchCall();
  return call;
}

/** The business that a logged call names, or its agent's, or the sender's only one. */
function enterBusinessOf(db: Database, principal: Principal, body: LogCallBody): Promise<Tenant> {
  const businessId = body.businessId ?? body.restaurantId;
  if (!businessId && body.agentId) return enterResource(db, principal, agents, body.agentId, 'calls:write');
  return enterNamedBusiness(db, principal, businessId, 'calls:write');
}
