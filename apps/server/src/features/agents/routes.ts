import {
  AgentDetail,
  AgentFlow,
  AgentListQuery,
  AgentPage,
  AgentToolList,
  ConfigureToolBody,
  CreateAgentBody,
  Id,
  UpdateAgentBody,
  UpdateFlowBody,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Database } from '../../db/connection.ts';
import { agents } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import { enterResource, type Tenant } from '../members/enter.ts';
import { enterNamedBusiness } from '../members/enter-named-business.ts';
import { loadAgentDetail } from './agent-detail.ts';
import { configureTool, toolsOfAgent } from './agent-tools.ts';
import { createAgent, deleteAgent, editAgent } from './edit-agent.ts';
import { findAgent } from './find-agent.ts';
import { listAgents } from './list-agents.ts';

export interface AgentRoutesOptions {
  readonly db: Database;
  readonly wallTime: () => Date;
}

const AgentParams = z.object({ id: Id });
const tags = ['agents'];
const READ = { config: { access: { permission: 'agents:read', tenant: 'resource-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'agents:write', tenant: 'resource-in-path' } } } as const;

export const agentRoutes: FastifyPluginAsyncZod<AgentRoutesOptions> = async (fastify, { db, wallTime }) => {
  const detail = (tenant: Tenant, agentId: string) => tenant.run(transaction => loadAgentDetail(transaction, agentId));

  fastify.get('/agents', {
    config: { access: { permission: 'agents:read', tenant: 'listed' } },
    schema: { tags, summary: 'Agents you may see', querystring: AgentListQuery, response: { 200: AgentPage } },
    handler: request => listAgents(db, principalOf(request), request.query),
  });

  fastify.post('/agents', {
    config: { access: { permission: 'agents:write', tenant: 'business-in-query' } },
    schema: { tags, summary: 'Add an agent', body: CreateAgentBody, response: { 201: AgentDetail } },
    async handler(request, reply) {
      const { businessId, ...body } = request.body;
      const tenant = await enterNamedBusiness(db, principalOf(request), businessId, 'agents:write');
      const agentId = await createAgent(tenant, body);
      reply.code(201).header('location', `/api/agents/${agentId}`);
      return withETag(reply, await detail(tenant, agentId));
    },
  });

  fastify.get('/agents/:id', {
    ...READ,
    schema: { tags, summary: 'One agent as it is edited', params: AgentParams, response: { 200: AgentDetail } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:read');
      return withETag(reply, await detail(tenant, id));
    },
  });

  fastify.put('/agents/:id', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Change an agent; its configuration reaches callers when it is published',
      params: AgentParams,
      body: UpdateAgentBody,
      response: { 200: AgentDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const version = givenVersion(request, request.body.version) ?? undefined;
      await editAgent(tenant, id, { ...request.body, version });
      return withETag(reply, await detail(tenant, id));
    },
  });

  fastify.delete('/agents/:id', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Delete an agent; its calls stay on record, its numbers become free',
      params: AgentParams,
      response: { 204: z.null() },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      await deleteAgent(tenant, id, givenVersion(request), wallTime());
      return reply.code(204).send(null);
    },
  });

  const flowOf = async (tenant: Tenant, agentId: string): Promise<AgentFlow> => {
    const { row, draft } = await tenant.run(transaction => findAgent(transaction, agentId));
    const { version, updatedAt } = row;
    return { agentId, flow: draft.flow, greeting: draft.greeting, version, updatedAt: updatedAt.toISOString() };
  };

  fastify.get('/agents/:id/flow', {
    ...READ,
    schema: { tags, summary: 'Call flow of the draft', params: AgentParams, response: { 200: AgentFlow } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:read');
      return withETag(reply, await flowOf(tenant, id));
    },
  });

  fastify.put('/agents/:id/flow', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Replace the call flow of the draft',
      params: AgentParams,
      body: UpdateFlowBody,
      response: { 200: AgentFlow },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const { flow, version } = request.body;
      await editAgent(tenant, id, { flow, version: givenVersion(request, version) ?? undefined });
      return withETag(reply, await flowOf(tenant, id));
    },
  });

  const toolList = async (tenant: Tenant, agentId: string): Promise<AgentToolList> => {
    const found = await tenant.run(transaction => findAgent(transaction, agentId));
    return { items: toolsOfAgent(found), version: found.row.version };
  };

  fastify.get('/agents/:id/tools', {
    ...READ,
    schema: { tags, summary: 'Tools the agent can have', params: AgentParams, response: { 200: AgentToolList } },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:read');
      return withETag(reply, await toolList(tenant, id));
    },
  });

  fastify.post('/agents/:id/tools', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Configure one tool of the draft',
      params: AgentParams,
      body: ConfigureToolBody,
      response: { 200: AgentToolList },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const version = givenVersion(request, request.body.version) ?? undefined;
      await configureTool(tenant, id, { ...request.body, version });
      return withETag(reply, await toolList(tenant, id));
    },
  });
};
