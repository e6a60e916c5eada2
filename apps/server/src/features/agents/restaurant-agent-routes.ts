import { AgentDetail, AgentToolList, ConfigureToolBody, Id, UpdateAgentBody } from '@frontdesk/contract';
import { eq } from 'drizzle-orm';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { businesses } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import type { Tenant } from '../members/enter.ts';
import { enterRestaurant } from '../restaurants/enter-restaurant.ts';
import { loadAgentDetail } from './agent-detail.ts';
import { configureTool, toolsOfAgent } from './agent-tools.ts';
import { changeAgent, insertAgent, withOutsideIds } from './edit-agent.ts';
import { type FoundAgent, findMainAgent, lockAgent } from './find-agent.ts';
import type { AgentRoutesOptions } from './routes.ts';

const RestaurantParams = z.object({ id: Id });
const tags = ['restaurants'];
const READ = { config: { access: { permission: 'agents:read', tenant: 'business-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'agents:write', tenant: 'business-in-path' } } } as const;
const DEFAULT_NAME = 'Host';

/** A restaurant's one agent, by the restaurant. */
export const restaurantAgentRoutes: FastifyPluginAsyncZod<AgentRoutesOptions> = async (fastify, { db }) => {
  fastify.get('/restaurants/:id/agent', {
    ...READ,
    schema: { tags, summary: 'The restaurant’s agent', params: RestaurantParams, response: { 200: AgentDetail } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'agents:read');
      return withETag(
        reply,
        await tenant.run(async transaction =>
          loadAgentDetail(transaction, (await requireMain(findMainAgent(transaction, id))).row.id),
        ),
      );
    },
  });

  fastify.post('/restaurants/:id/agent', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Add the restaurant’s agent, or change it',
      params: RestaurantParams,
      body: UpdateAgentBody,
      response: { 200: AgentDetail, 201: AgentDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'agents:write');
      const version = givenVersion(request, request.body.version) ?? undefined;
      const { agentId, isNew } = await createOrChange(tenant, { ...request.body, version });
      reply.code(isNew ? 201 : 200);
      return withETag(reply, await tenant.run(transaction => loadAgentDetail(transaction, agentId)));
    },
  });

  fastify.get('/restaurants/:id/agent/tools', {
    ...READ,
    schema: {
      tags,
      summary: 'Tools the restaurant’s agent can have',
      params: RestaurantParams,
      response: { 200: AgentToolList },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'agents:read');
      return withETag(reply, await toolList(tenant));
    },
  });

  fastify.post('/restaurants/:id/agent/tools', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Configure one tool of the restaurant’s agent',
      params: RestaurantParams,
      body: ConfigureToolBody,
      response: { 200: AgentToolList },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterRestaurant(db, principalOf(request), id, 'agents:write');
      const { row } = await tenant.run(transaction => requireMain(findMainAgent(transaction, id)));
      const version = givenVersion(request, request.body.version) ?? undefined;
      await configureTool(tenant, row.id, { ...request.body, version });
      return withETag(reply, await toolList(tenant));
    },
  });
};

async function createOrChange(tenant: Tenant, body: UpdateAgentBody) {
  const { businessId } = tenant;
  const work = tenant.run(async transaction => {
    // Two who set up the agent at once are to set up one.
    await transaction.select({ id: businesses.id }).from(businesses).where(eq(businesses.id, businessId)).for('update');
    const main = await findMainAgent(transaction, businessId);
    if (!main) {
      const agentId = await insertAgent(transaction, tenant, { ...body, name: body.name ?? DEFAULT_NAME });
      return { agentId, isNew: true };
    }
    await changeAgent(transaction, tenant, await lockAgent(transaction, main.row.id), body);
    return { agentId: main.row.id, isNew: false };
  });
  return withOutsideIds(work);
}

async function toolList(tenant: Tenant): Promise<AgentToolList> {
  const main = await tenant.run(transaction => requireMain(findMainAgent(transaction, tenant.businessId)));
  return { items: toolsOfAgent(main), version: main.row.version };
}

async function requireMain(search: Promise<FoundAgent | undefined>): Promise<FoundAgent> {
  const main = await search;
  if (!main) throw new AppError('not_found', 'The restaurant has no agent yet.');
  return main;
}
