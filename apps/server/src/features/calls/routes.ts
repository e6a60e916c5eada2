import { CallDetail, CallListQuery, CallPage, Id, LiveToken } from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import type { RecordingStorage } from '../../storage/recording-storage.ts';
import { loadPrincipal } from '../auth/principal.ts';
import { enterResource } from '../members/enter.ts';
import { listCalls, loadCall } from './call-queries.ts';
import type { LiveTokens } from './live-token.ts';
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

  fastify.get('/calls/:id', {
    config: { access: { permission: 'calls:read', tenant: 'resource-in-path' } },
    schema: { tags: ['calls'], summary: 'One call in full', params: CallParams, response: { 200: CallDetail } },
    async handler(request) {
      const callId = request.params.id;
      const tenant = await enterResource(db, principalOf(request), calls, callId, 'calls:read');
      const { businessId } = tenant;
      const withContent = tenant.may('calls:hear');
      const call = await tenant.run(transaction => loadCall(transaction, { businessId, callId, withContent }));
      if (!call) throw noSuchCall();
      return call;
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
