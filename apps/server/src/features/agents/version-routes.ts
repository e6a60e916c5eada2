import {
  type AgentConfig,
  AgentDetail,
  AgentDiff,
  AgentDiffQuery,
  AgentVersionDetail,
  AgentVersionPage,
  AgentVersionParams,
  Id,
  PageQuery,
  PublishBody,
  RollbackBody,
  type VersionReference,
} from '@frontdesk/contract';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { agents } from '../../db/schema/index.ts';
import { principalOf } from '../../http/authenticate.ts';
import { givenVersion, withETag } from '../../http/versioning.ts';
import { enterResource, type Transaction } from '../members/enter.ts';
import { loadAgentDetail } from './agent-detail.ts';
import { listVersions, loadVersion } from './agent-versions.ts';
import { diffConfigs } from './diff-configs.ts';
import { findAgent } from './find-agent.ts';
import { keepDraft, publishVersion, rollBack } from './publish-version.ts';
import type { AgentRoutesOptions } from './routes.ts';

const AgentParams = z.object({ id: Id });
const tags = ['agents'];
const READ = { config: { access: { permission: 'agents:read', tenant: 'resource-in-path' } } } as const;
const WRITE = { config: { access: { permission: 'agents:write', tenant: 'resource-in-path' } } } as const;

/** Draft and published: kept versions of an agent, and which of them callers get. */
export const agentVersionRoutes: FastifyPluginAsyncZod<AgentRoutesOptions> = async (fastify, { db }) => {
  fastify.get('/agents/:id/versions', {
    ...READ,
    schema: {
      tags,
      summary: 'Kept versions, latest first',
      params: AgentParams,
      querystring: PageQuery.strict(),
      response: { 200: AgentVersionPage },
    },
    async handler(request) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:read');
      return tenant.run(async transaction => {
        await findAgent(transaction, id);
        return listVersions(transaction, id, request.query);
      });
    },
  });

  fastify.post('/agents/:id/versions', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Keep the draft as a version, without giving it to callers',
      params: AgentParams,
      response: { 201: AgentVersionDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const number = await keepDraft(tenant, id, givenVersion(request));
      reply.code(201).header('location', `/api/agents/${id}/versions/${number}`);
      return tenant.run(transaction => loadVersion(transaction, id, number));
    },
  });

  fastify.get('/agents/:id/versions/:number', {
    ...READ,
    schema: {
      tags,
      summary: 'One version with its configuration',
      params: AgentVersionParams,
      response: { 200: AgentVersionDetail },
    },
    async handler(request) {
      const { id, number } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:read');
      return tenant.run(async transaction => {
        await findAgent(transaction, id);
        return loadVersion(transaction, id, number);
      });
    },
  });

  fastify.get('/agents/:id/diff', {
    ...READ,
    schema: {
      tags,
      summary: 'What differs between two versions, or the draft and the published one',
      params: AgentParams,
      querystring: AgentDiffQuery,
      response: { 200: AgentDiff },
    },
    async handler(request) {
      const { id } = request.params;
      const { from, to } = request.query;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:read');
      return tenant.run(async transaction => ({
        from: String(from),
        to: String(to),
        changes: diffConfigs(await configAt(transaction, id, from), await configAt(transaction, id, to)),
      }));
    },
  });

  fastify.post('/agents/:id/publish', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Give callers the draft, or a kept version, from the next call on',
      params: AgentParams,
      body: PublishBody.nullish(),
      response: { 200: AgentDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const { number, version } = request.body ?? {};
      await publishVersion(tenant, { agentId: id, number, rowVersion: givenVersion(request, version) });
      return withETag(reply, await tenant.run(transaction => loadAgentDetail(transaction, id)));
    },
  });

  fastify.post('/agents/:id/rollback', {
    ...WRITE,
    schema: {
      tags,
      summary: 'Give callers an earlier version again',
      params: AgentParams,
      body: RollbackBody.nullish(),
      response: { 200: AgentDetail },
    },
    async handler(request, reply) {
      const { id } = request.params;
      const tenant = await enterResource(db, principalOf(request), agents, id, 'agents:write');
      const { number, restoreDraft = false, version } = request.body ?? {};
      await rollBack(tenant, { agentId: id, number, restoreDraft, rowVersion: givenVersion(request, version) });
      return withETag(reply, await tenant.run(transaction => loadAgentDetail(transaction, id)));
    },
  });
};

async function configAt(transaction: Transaction, agentId: string, at: VersionReference): Promise<AgentConfig> {
  const { draft, published } = await findAgent(transaction, agentId);
  if (typeof at === 'number') return (await loadVersion(transaction, agentId, at)).config;
  const config = at === 'draft' ? draft : published?.config;
  if (!config) throw new AppError('not_ready', 'Nothing of this agent was published yet.');
  return config;
}
