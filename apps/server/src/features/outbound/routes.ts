import { EndCallBody, EndedCall, Id, StartCallBody, StartedCall } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Bus } from '../../bus/bus.ts';
import type { Database } from '../../db/connection.ts';
import { calls } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { noSuchCall } from '../calls/no-such-call.ts';
import { enterBusiness, enterResource } from '../members/enter.ts';
import { endCall } from './end-call.ts';
import type { OutboundContext } from './outbound-context.ts';
import { placeCall } from './place-call.ts';

export interface OutboundRoutesOptions {
  readonly outbound: OutboundContext;
  readonly bus: Bus;
}

const CallParams = z.object({ id: Id });
const tags = ['calls'];

/** Placing calls, and ending them, whoever placed them. */
export const outboundRoutes: FastifyPluginAsyncZod<OutboundRoutesOptions> = async (fastify, { outbound, bus }) => {
  const { db, carrier, wallTime } = outbound;
  const ending = { carrier, wallTime, bus };

  fastify.post('/calls/start', {
    config: { access: { permission: 'calls:write', tenant: 'business-in-query' } },
    schema: {
      tags,
      summary: 'Have an agent call somebody',
      body: StartCallBody,
      response: { 201: StartedCall },
    },
    async handler(request, reply) {
      const { to, ...body } = request.body;
      const { actor } = await enterBusiness(db, principalOf(request), body.businessId, 'calls:write');
      return reply.code(201).send(await placeCall(outbound, { ...body, number: to, actor }));
    },
  });

  fastify.post('/calls/end', {
    config: { access: { permission: 'calls:write', tenant: 'self' } },
    schema: {
      tags,
      summary: 'End a call, named by our id or the carrier’s',
      body: EndCallBody,
      response: { 200: EndedCall },
    },
    async handler(request) {
      const { callId, callSid } = request.body;
      const id = callId ?? (await findBySid(db, callSid ?? ''));
      const tenant = await enterResource(db, principalOf(request), calls, id, 'calls:write');
      return endCall(ending, tenant, id);
    },
  });

  fastify.post('/calls/:id/end', {
    config: { access: { permission: 'calls:write', tenant: 'resource-in-path' } },
    schema: { tags, summary: 'End a call', params: CallParams, response: { 200: EndedCall } },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), calls, id, 'calls:write');
      return endCall(ending, tenant, id);
    },
  });
};

/** Throws `not_found`. Whose call it is, is checked when it is entered. */
async function findBySid(db: Database, callSid: string): Promise<string> {
  const [row] = await db.select({ id: calls.id }).from(calls).where(eq(calls.callSid, callSid));
  if (!row) throw noSuchCall();
  return row.id;
}
