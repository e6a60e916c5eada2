import { CommandedCall, Id, PressOnCallBody, SayOnCallBody, TransferCallBody } from '@frontdesk/contract';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Bus } from '../../bus/bus.ts';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { enterResource } from '../members/enter.ts';
import { commandLiveCall, type MemberCommand } from './command-live-call.ts';

export interface LiveCallRoutesOptions {
  readonly db: Database;
  readonly bus: Bus;
}

const CallParams = z.object({ id: Id });
const config = { access: { permission: 'calls:write', tenant: 'resource-in-path' } } as const;

/** Steering a call that an agent is on. */
export const liveCallRoutes: FastifyPluginAsyncZod<LiveCallRoutesOptions> = async (fastify, { db, bus }) => {
  const schemaOf = (summary: string) => ({
    ...{ tags: ['calls'], summary, params: CallParams, response: { 200: CommandedCall } },
  });
  const perform = async (request: FastifyRequest, callId: string, command: MemberCommand) => {
    const tenant = await enterResource(db, principalOf(request), calls, callId, 'calls:write');
    return commandLiveCall(bus, tenant, { callId, command });
  };

  fastify.post('/calls/:id/hold', {
    config,
    schema: schemaOf('Put the other end on hold, with music'),
    handler: request => perform(request, request.params.id, { type: 'hold' }),
  });
  fastify.post('/calls/:id/unhold', {
    config,
    schema: schemaOf('Take the other end back from hold'),
    handler: request => perform(request, request.params.id, { type: 'unhold' }),
  });
  fastify.post('/calls/:id/say', {
    config,
    schema: { ...schemaOf('Have the agent say something'), body: SayOnCallBody },
    handler: request => perform(request, request.params.id, { type: 'say', ...request.body }),
  });
  fastify.post('/calls/:id/press', {
    config,
    schema: { ...schemaOf('Press keys'), body: PressOnCallBody },
    handler: request => perform(request, request.params.id, { type: 'press', ...request.body }),
  });
  fastify.post('/calls/:id/transfer', {
    config,
    schema: { ...schemaOf('Pass the call on to somebody'), body: TransferCallBody },
    handler: request => perform(request, request.params.id, { type: 'transfer', ...request.body }),
  });
  fastify.post('/calls/:id/recording/pause', {
    config,
    schema: schemaOf('Stop recording for a while; the recording is silent meanwhile'),
    handler: request => perform(request, request.params.id, { type: 'pause-recording' }),
  });
  fastify.post('/calls/:id/recording/resume', {
    config,
    schema: schemaOf('Begin to record, or go on with it'),
    handler: request => perform(request, request.params.id, { type: 'resume-recording' }),
  });
};
